package dev.runproof.product.opengauss;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** The variant that the environment names does not exist. */
final class UnknownVariant extends Failure {
    private static final long serialVersionUID = 1L;

    UnknownVariant(String word) {
        super(
                "OG-VARIANT",
                ExitStatus.ENVIRONMENT,
                "opengauss.variant is '" + word + "', expected first-upgrade or repeat-after-expansion",
                List.of("set opengauss.variant to one of the two"));
    }
}
