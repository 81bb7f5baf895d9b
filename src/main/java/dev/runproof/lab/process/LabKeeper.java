package dev.runproof.lab.process;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import java.time.Duration;
import java.util.Map;

/** One kind of labs, as it is started and cleared away; found by {@link java.util.ServiceLoader}. */
public interface LabKeeper {
    LabKind kind();

    /** The main class of a lab's process; it reads its specification from standard input, see {@link SpecText}. */
    Class<?> program();

    /**
     * Whether this machine can have such a lab.
     *
     * @param spec of a lab whose directory is known
     * @throws dev.runproof.lab.LabRefused saying what is missing
     */
    void need(LabSpec spec);

    /** What its environment has beside that of the caller. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** How long such a lab may take to come up, in wall time. */
    default Duration patience(LabSpec spec) {
        return Duration.ofSeconds(60);
    }

    /**
     * Ends what is left of a lab whose process is gone, but for its directory.
     *
     * @param key the lab's mark
     */
    void end(String key);
}
