package dev.runproof.product.opengauss;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** No host of the environment is the one on which the upgrade is started. */
final class NoUpgradeNode extends Failure {
    private static final long serialVersionUID = 1L;

    NoUpgradeNode(String environment) {
        super(
                "OG-ROLE",
                ExitStatus.ENVIRONMENT,
                "no host of the environment " + environment + " has the role upgrade-node",
                List.of("give the role upgrade-node to the host on which the upgrade is started"));
    }
}
