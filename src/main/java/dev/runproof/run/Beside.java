package dev.runproof.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All that goes on beside one run. */
final class Beside implements AutoCloseable {
    private final List<Companion> companions;

    private Beside(List<Companion> companions) {
        this.companions = new ArrayList<>(companions);
    }

    /** Nothing for a run that only reads the preconditions: it leaves the cluster as it is. */
    static Beside of(Prepared run, Clock clock) {
        var beside = new Beside(List.of());
        if (run.order().kind() != RunKind.CHECK) {
            try {
                for (Companions companions : ServiceLoader.load(Companions.class)) {
                    companions
                            .beside(run.environment(), run.folder().path(), clock)
                            .ifPresent(beside.companions::add);
                }
            } catch (RuntimeException refused) {
                beside.close();
                throw refused;
            }
        }
        return beside;
    }

    List<RunEvents> listeners() {
        return List.copyOf(companions);
    }

    <T> Optional<T> companion(Class<T> type) {
        return companions.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Closes each once, the latest first; may be called again. */
    @Override
    public void close() {
        while (!companions.isEmpty()) {
            companions.remove(companions.size() - 1).close();
        }
    }
}
