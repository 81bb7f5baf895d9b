package dev.runproof.lab.oms.docker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What goes wrong in an engine because it was planted. */
public final class EngineFaults {
    private final AtomicReference<Optional<String>> load = new AtomicReference<>(Optional.empty());
    private final AtomicReference<UnaryOperator<RunRequest>> run = new AtomicReference<>(UnaryOperator.identity());

    /** Loading an image fails with this text of the daemon. */
    public void loadFails(String text) {
        load.set(Optional.of(text));
    }

    /** A run parameter that is lost or other than it was given. */
    public enum Lost {
        PRIVILEGED,
        PIDS_LIMIT,
        ULIMIT,
        NETWORK,
        IS_UPGRADE,
        HOST_IP,
        BIND,
        RESTART
    }

    /** The next runs lose a parameter, as if a hand had left it out. */
    public void loses(Lost parameter) {
        run.set(request -> LostParameter.of(request, parameter));
    }

    public void clear() {
        load.set(Optional.empty());
        run.set(UnaryOperator.identity());
    }

    void loading() {
        load.get().ifPresent(text -> {
            throw new DaemonError(text);
        });
    }

    RunRequest altered(RunRequest request) {
        return run.get().apply(request);
    }
}
