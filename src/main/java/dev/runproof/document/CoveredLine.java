package dev.runproof.document;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one thing that a document says.
 *
 * @param line the line in the document
 * @param about the matter in words of ours
 * @param steps the ids of the steps
 * @param scenarios the names of the scenarios that carry the steps out
 * @param reason why no step does
 * @param findings the ids of what is wrong with it
 */
public record CoveredLine(
        String source,
        int line,
        String about,
        List<String> steps,
        List<String> scenarios,
        Optional<String> reason,
        List<String> findings) {
    public CoveredLine {
        steps = List.copyOf(steps);
        scenarios = List.copyOf(scenarios);
        findings = List.copyOf(findings);
    }

    /** The line for people. */
    @Override
    public String toString() {
        String fate = reason.map(why -> "no step: " + why).orElse(String.join(", ", steps));
        return "%4d  %s  [%s]%s"
                .formatted(line, about, fate, findings.isEmpty() ? "" : "  " + String.join(", ", findings));
    }
}
