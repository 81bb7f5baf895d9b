package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Fact;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * How a run ended.
 *
 * @param facts what it knew at its end; what no step has read is missing
 * @param next what is safe to do, as the failure says that ended a step; empty where none did
 * @param labMade whether its hosts were a lab of its own, which is gone now
 */
public record RunOutcome(
        String runId,
        Verdict verdict,
        ExitStatus status,
        Path folder,
        List<Fact<?>> facts,
        List<String> next,
        boolean labMade) {
    public RunOutcome {
        facts = List.copyOf(facts);
        next = List.copyOf(next);
    }

    /** The procedure's name, which stands in the run's id between the time and the last three letters. */
    public String procedure() {
        return runId.replaceAll("^[0-9]+-[0-9]+-|-[a-z0-9]+$", "");
    }

    RunOutcome inLabOfItsOwn() {
        return new RunOutcome(runId, verdict, status, folder, facts, next, true);
    }
}
