package dev.runproof.product.opengauss;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import java.util.List;

/** A node has no backup of this run, or several, so that none can be taken for it. */
final class NoBackup extends Failure {
    private static final long serialVersionUID = 1L;

    NoBackup(HostName node, int count) {
        super(
                "OG-BACKUP",
                ExitStatus.FAILED,
                node + ": " + count + " new backups in $PGHOST, expected exactly one",
                List.of("ls -l \"$PGHOST\""));
    }
}
