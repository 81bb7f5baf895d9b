package dev.runproof.inventory;

import dev.runproof.model.DidYouMean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one file while it is read to its end. */
final class Problems {
    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    void add(int line, String what, String expected) {
        found.add(Problem.of(file, line, what, expected));
    }

    /** Reports a word that is none of the known ones. */
    void unknown(int line, String what, String word, Collection<String> known) {
        Optional<String> meant = DidYouMean.nearest(word, known);
        String expected = known.isEmpty()
                ? "none"
                : known.size() == 1 ? known.iterator().next() : "one of " + String.join(", ", known);
        found.add(new Problem(file, line, what, expected, meant));
    }

    void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    Path file() {
        return file;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, in the order of lines. */
    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
