package dev.runproof.document;

import java.util.List;
import java.util.Optional;

/**
 * Something wrong with a document.
 *
 * @param document the document's name
 * @param lines where it stands; empty when it is something that the document should say and does not
 * @param literally what happens to somebody who follows the document to the letter
 * @param safe what the procedure here does instead
 * @param steps the ids of the steps that do it
 * @param test the test or scenario that shows it, when there is one
 * @param notShown why no test can show it, when that is so
 */
public record Finding(
        String id,
        String document,
        Severity severity,
        List<Integer> lines,
        String literally,
        String safe,
        List<String> steps,
        Optional<String> test,
        Optional<String> notShown) {
    public Finding {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(id + " needs the steps that handle it");
        }
        if (test.isPresent() && notShown.isPresent()) {
            throw new IllegalArgumentException(id + " is shown by a test and cannot be shown");
        }
    }

    /** How bad it is. */
    public enum Severity {
        /** What is upgraded is left broken or mixed, or a wrong system goes on running. */
        H,
        /** A step fails or gives a false result. */
        M,
        /** Wording. */
        L
    }
}
