package dev.runproof.product.openmldb;

import dev.runproof.model.Facts;
import dev.runproof.parse.OpenmldbVersion;
import java.util.function.Function;

/**
 * The release that a component is to serve.
 *
 * @param told how the plan names it
 * @param of the release, once the facts are known
 */
record Wanted(String told, Function<Facts, String> of) {
    static Wanted target(Site site) {
        return new Wanted("release " + site.target(), facts -> site.target());
    }

    /** That of before the upgrade. */
    static Wanted before(Component component) {
        return new Wanted(
                "the release of before",
                facts -> facts.get(Known.version(Known.BEFORE, component))
                        .value()
                        .map(OpenmldbVersion::release)
                        .orElse(""));
    }
}
