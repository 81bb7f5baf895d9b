package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import java.util.Set;

/** A gate was confirmed beforehand that the run does not have, by a typing error mostly. */
public final class NoSuchGate extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param gates those that the run has, in its order */
    NoSuchGate(String id, String procedure, Set<String> gates) {
        super(
                "GATE",
                ExitStatus.USAGE,
                "--confirm " + id + ": " + procedure + " has no gate of this name here; expected "
                        + (gates.isEmpty() ? "none, it has no gates" : "one of " + String.join(", ", gates))
                        + "; nothing was begun",
                List.of("give --confirm the name of a gate"));
    }
}
