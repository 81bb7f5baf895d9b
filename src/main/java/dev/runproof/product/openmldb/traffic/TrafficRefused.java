package dev.runproof.product.openmldb.traffic;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traffic beside a run that cannot be made, recorded or judged. */
public final class TrafficRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private TrafficRefused(ExitStatus status, String message, @Nullable Throwable cause) {
        super("TRAFFIC", status, message, List.of(), cause);
    }

    /** The environment asks for something that is not there. */
    static TrafficRefused environment(String message, @Nullable Throwable cause) {
        return new TrafficRefused(ExitStatus.ENVIRONMENT, message, cause);
    }

    /** What has to be kept in the run's folder could not be written or read. */
    static TrafficRefused file(String message, Throwable cause) {
        return new TrafficRefused(ExitStatus.MISSING, message, cause);
    }

    /** Whether rows are there could not be seen. */
    static TrafficRefused unseen(String message, @Nullable Throwable cause) {
        return new TrafficRefused(ExitStatus.UNKNOWN, message, cause);
    }
}
