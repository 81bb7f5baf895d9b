package dev.runproof.product.opengauss;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;

/** No CMServer row tells where CM's settings lie: the cluster has no CM, or shows no paths. */
final class NoCmDirectory extends Failure {
    private static final long serialVersionUID = 1L;

    NoCmDirectory(HostName node) {
        super(
                "OG-NO-CM",
                ExitStatus.UNKNOWN,
                node + ": the CM directory is not known, because cm_ctl query -Cvd shows no CMServer with a path",
                List.of("cm_ctl query -Cvd"));
    }
}
