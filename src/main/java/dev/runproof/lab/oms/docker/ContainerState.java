package dev.runproof.lab.oms.docker;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a container is.
 *
 * @param pid of its first process; 0 when there is none
 * @param started null before its first start
 * @param finished null before its first end
 */
record ContainerState(
        Status status,
        long pid,
        int exitCode,
        String error,
        @Nullable Instant started,
        @Nullable Instant finished) {
    /** The word that {@code inspect} prints, in small letters. */
    enum Status {
        CREATED,
        RUNNING,
        RESTARTING,
        EXITED,
        REMOVING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final ContainerState CREATED = new ContainerState(Status.CREATED, 0, 0, "", null, null);

    ContainerState running(long process, Instant now) {
        return new ContainerState(Status.RUNNING, process, 0, "", now, finished);
    }

    ContainerState exited(int code, Instant now) {
        return new ContainerState(Status.EXITED, 0, code, "", started, now);
    }

    /** Its process has ended, and the engine is about to start another. */
    ContainerState restarting(int code, Instant now) {
        return new ContainerState(Status.RESTARTING, 0, code, "", started, now);
    }

    /** Nobody starts it again. */
    ContainerState settled() {
        return isRestarting() ? new ContainerState(Status.EXITED, 0, exitCode, error, started, finished) : this;
    }

    ContainerState failed(int code, String why) {
        return new ContainerState(status, 0, code, why, started, finished);
    }

    ContainerState removing() {
        return new ContainerState(Status.REMOVING, 0, exitCode, error, started, finished);
    }

    /** Whether there is a process. */
    boolean isRunning() {
        return status == Status.RUNNING;
    }

    boolean isRestarting() {
        return status == Status.RESTARTING;
    }

    /** What the engine calls running: between two processes, too. */
    boolean isUp() {
        return isRunning() || isRestarting();
    }
}
