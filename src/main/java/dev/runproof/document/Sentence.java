package dev.runproof.document;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one sentence of a document: the steps that carry it out, or why none does.
 *
 * @param line the line in the document, first line 1
 * @param sha256 the digest of the sentence's words, in lower-case hexadecimal digits
 * @param part which of the things that the sentence asks for, first 1; 0 when it asks for one
 * @param about the matter in words of ours
 * @param steps the ids of the steps; empty exactly when there is a reason
 * @param notAutomated why no step carries it out
 * @param findings the ids of what is wrong with it
 */
public record Sentence(
        int line,
        Passage.Kind kind,
        String sha256,
        int part,
        String about,
        List<String> steps,
        Optional<String> notAutomated,
        List<String> findings) {
    public Sentence {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        if (steps.isEmpty() == notAutomated.isEmpty()) {
            throw new IllegalArgumentException("line " + line + " needs either steps or a reason under not-automated");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("line " + line + " needs a digest of 64 hexadecimal digits");
        }
    }
}
