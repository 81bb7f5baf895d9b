package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tells how an upgrade of one product ended, beside the run's own word, and may not depend on when its runner was killed. */
interface Traces {
    /** The procedure, and the product of the lab. */
    String procedure();

    /** Options of the lab. */
    default Map<String, String> options() {
        return Map.of();
    }

    /** The gates that an operator confirms on the way back. */
    List<String> gates();

    /** What is told of a lab beside its hosts, a line each. */
    default List<String> beside(LabUnderTest lab) {
        return List.of();
    }

    /** Whether chance decides that there is this file on a host, by its path without numbers. */
    default boolean byChance(String file) {
        return false;
    }

    /** Shell text that looks at one host with the product's own tools. */
    String look(LabDescription lab, LabDescription.Host host);

    /** Texts that differ from lab to lab, each with what stands for it. */
    Map<String, String> names(LabDescription lab);

    /** How a call that may happen only so often is told; empty for all others. */
    Optional<String> counted(LoggedCommand command);

    /** The lines of a look without what chance decides. */
    List<String> withoutChance(List<String> said);
}
