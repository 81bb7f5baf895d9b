package dev.runproof.run;

import dev.runproof.inventory.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Makes what goes on beside runs; found by {@link java.util.ServiceLoader}. */
public interface Companions {
    /**
     * What goes on beside a run on this environment; empty when nothing does.
     *
     * <p>Asked once for each begin and each resume, before the first event.
     *
     * @param folder of the run; what a killed runner must not forget is kept there
     * @throws dev.runproof.model.Failure when something should go on and cannot: nothing was done on any host then
     */
    Optional<Companion> beside(Environment environment, Path folder, Clock clock);
}
