package dev.runproof.lab.oms.docker;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What goes wrong in an engine because it was planted. */
public final class EngineFaults {
    private volatile Optional<String> load = Optional.empty();
    private volatile UnaryOperator<RunRequest> run = UnaryOperator.identity();

    /** Loading an image fails with this text of the daemon. */
    public void loadFails(String text) {
        load = Optional.of(text);
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
        run = request -> LostParameter.of(request, parameter);
    }

    public void clear() {
        load = Optional.empty();
        run = UnaryOperator.identity();
    }

    void loading() {
        load.ifPresent(text -> {
            throw new DaemonError(text);
        });
    }

    RunRequest altered(RunRequest request) {
        return run.apply(request);
    }
}
