package dev.runproof.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A difference between a cited passage and a newer copy.
 *
 * @param citedLine the line in the cited edition; empty for what is new
 * @param line the line in the copy; empty for what vanished
 * @param citedSha256 the digest of the cited passage
 * @param about the matter of the cited passage in words of ours
 * @param text the words in the copy
 * @param steps the ids of the steps that rest on the cited passage
 */
public record Change(
        Kind kind,
        OptionalInt citedLine,
        OptionalInt line,
        Optional<String> citedSha256,
        Optional<String> about,
        Optional<String> text,
        List<String> steps) {
    public Change {
        steps = List.copyOf(steps);
    }

    static Change vanished(Cited cited) {
        return new Change(
                Kind.VANISHED,
                OptionalInt.of(cited.line()),
                OptionalInt.empty(),
                Optional.of(cited.sha256()),
                Optional.of(cited.about()),
                Optional.empty(),
                cited.steps());
    }

    static Change fresh(Passage passage) {
        return new Change(
                Kind.NEW,
                OptionalInt.empty(),
                OptionalInt.of(passage.line()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(passage.text()),
                List.of());
    }

    static Change changed(Cited cited, Passage passage) {
        return both(Kind.CHANGED, cited, passage);
    }

    static Change both(Kind kind, Cited cited, Passage passage) {
        return new Change(
                kind,
                OptionalInt.of(cited.line()),
                OptionalInt.of(passage.line()),
                Optional.of(cited.sha256()),
                Optional.of(cited.about()),
                Optional.of(passage.text()),
                cited.steps());
    }

    /** The difference in one line for people. */
    @Override
    public String toString() {
        String where = switch (kind) {
            case CHANGED, MOVED -> "line " + citedLine.orElse(0) + " (" + about.orElse("") + "), now " + line.orElse(0);
            case VANISHED -> "line " + citedLine.orElse(0) + " (" + about.orElse("") + ")";
            case NEW -> "now line " + line.orElse(0);
        };
        String affected = steps.isEmpty() ? "no step rests on it" : "steps " + String.join(", ", steps);
        return kind.word() + ": " + where + ": "
                + text.map(words -> "\"" + words + "\"; ").orElse("") + affected;
    }

    /** The ways to differ. */
    public enum Kind {
        /** Another passage stands in its place. */
        CHANGED,
        /** It stands elsewhere, so that the order of steps may be another one. */
        MOVED,
        VANISHED,
        NEW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
