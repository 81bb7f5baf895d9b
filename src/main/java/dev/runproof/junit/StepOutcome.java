package dev.runproof.junit;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * A step of a finished run.
 *
 * @param run the id of the run
 * @param key its place, scenario and step, with a short name: {@code 07-2-og-9}
 * @param scenario the section it belongs to
 * @param documentedSteps the ids of the document's steps that the section cites, such as {@code OG-9}
 * @param verdict blocked for one that was never reached
 * @param judgements what was expected and seen
 * @param trouble what the command line tells of a step that did not pass; else empty text
 */
public record StepOutcome(
        String run,
        String key,
        String scenario,
        List<String> documentedSteps,
        String text,
        Verdict verdict,
        List<Judgement> judgements,
        Duration took,
        String trouble) {
    public StepOutcome {
        documentedSteps = List.copyOf(documentedSteps);
        judgements = List.copyOf(judgements);
    }

    @Override
    public String toString() {
        return key + " " + text + ": " + ProcedureRun.word(verdict);
    }
}
