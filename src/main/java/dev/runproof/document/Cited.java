package dev.runproof.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * A passage that a source holds, known by its digest alone, and the steps that rest on it.
 *
 * @param about the matter in words of ours
 */
record Cited(int line, String sha256, String about, List<String> steps) {
    Cited {
        steps = List.copyOf(steps);
    }

    Cited and(Cited part) {
        return new Cited(
                line,
                sha256,
                about + "; " + part.about,
                Stream.concat(steps.stream(), part.steps.stream()).distinct().toList());
    }
}
