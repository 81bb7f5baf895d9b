package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LoggedCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tells how an upgrade of one product ended, beside the run's own word, and may not depend on when its runner was killed. */
interface Traces {
    /** The procedure, and the product of the lab. */
    String procedure();

    /** Shell text that looks at one host with the product's own tools. */
    String look(LabDescription lab, LabDescription.Host host);

    /** Texts that differ from lab to lab, each with what stands for it. */
    Map<String, String> names(LabDescription lab);

    /** How a call that may happen only so often is told; empty for all others. */
    Optional<String> counted(LoggedCommand command);

    /** The lines of a look without what chance decides. */
    List<String> withoutChance(List<String> said);
}
