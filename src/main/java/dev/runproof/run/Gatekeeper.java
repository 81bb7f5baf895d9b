package dev.runproof.run;

import dev.runproof.model.Confirmation;
import dev.runproof.model.Gate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Gets a person's answer at a gate: asked, given beforehand, or simulated in a rehearsal. */
@FunctionalInterface
public interface Gatekeeper {
    /** The confirmation, or empty when nobody confirms: the step is then not taken. */
    Optional<Confirmation> ask(Gate gate, String question);

    /** The gates that were confirmed by name before anybody was asked; a name that is no gate's confirms nothing. */
    default Set<String> confirmedBeforehand() {
        return Set.of();
    }

    /** A rehearsal answers itself, and the record says so; what is unknown stays so. */
    static Gatekeeper simulated(Clock clock) {
        return (gate, question) -> gate.kind() == Gate.Kind.DECISION
                ? Optional.empty()
                : Optional.of(new Confirmation(gate.id(), "simulated", "rehearsal", clock.instant(), question));
    }
}
