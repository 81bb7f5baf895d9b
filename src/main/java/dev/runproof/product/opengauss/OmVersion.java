package dev.runproof.product.opengauss;

import dev.runproof.model.OutputFormatException;
import dev.runproof.product.generic.OneLine;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the OM tools, as {@code gs_upgradectl -V} prints it.
 *
 * @param version a release such as {@code 6.0.0}, or {@code VERSION} for tools run from their source tree
 */
record OmVersion(String version, String build) {
    /** Releases that print the right help and whose {@code upgrade-cm} stops at its first line. */
    private static final Set<String> BROKEN = Set.of("7.0.0-RC3", "VERSION");

    /** Releases that replace only what the package's list of binaries names, where it carries one. */
    private static final Set<String> HONOUR_BINARY_LIST = Set.of("5.0.0", "5.0.3", "5.0.5", "5.1.0", "6.0.0-RC1");

    private static final Pattern RELEASED =
            Pattern.compile("gs_upgradectl \\(openGauss OM (\\S+) build ([0-9a-f]+)\\) compiled at .+");
    private static final Pattern SOURCE_TREE = Pattern.compile("gs_upgradectl Gauss200 OM (VERSION)");

    static OmVersion parse(String output) {
        String line = OneLine.of("gs_upgradectl -V", output.strip());
        Matcher released = RELEASED.matcher(line);
        if (released.matches()) {
            return new OmVersion(released.group(1), released.group(2));
        }
        Matcher tree = SOURCE_TREE.matcher(line);
        if (tree.matches()) {
            return new OmVersion(tree.group(1), "");
        }
        throw OutputFormatException.atLine(
                "gs_upgradectl -V",
                1,
                line,
                "expected gs_upgradectl (openGauss OM <version> build <hex>) compiled at …");
    }

    boolean cannotUpgradeCm() {
        return BROKEN.contains(version);
    }

    boolean honoursBinaryList() {
        return HONOUR_BINARY_LIST.contains(version);
    }

    @Override
    public String toString() {
        return build.isEmpty() ? version : version + " build " + build;
    }
}
