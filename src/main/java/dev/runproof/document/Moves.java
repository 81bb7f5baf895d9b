package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Recognizes that something which is gone at one place is the same as something new at another. */
final class Moves {
    private Moves() {}

    /** The changes with each such pair as one move, where the new one stands. */
    static List<Change> joined(List<Change> changes) {
        var gone = new ArrayList<Cited>();
        for (Change change : changes) {
            change.citedSha256().ifPresent(digest -> gone.add(cited(change)));
        }
        var moved = new ArrayList<Cited>();
        var result = new ArrayList<Change>();
        for (Change change : changes) {
            Optional<Passage> fresh =
                    change.text().map(text -> new Passage(change.line().orElse(0), Passage.Kind.TEXT, text));
            Optional<Cited> from = fresh.flatMap(passage -> gone.stream()
                    .filter(cited -> !moved.contains(cited) && cited.sha256().equals(passage.sha256()))
                    .findFirst());
            if (from.isPresent() && fresh.isPresent()) {
                moved.add(from.get());
                result.add(Change.both(Change.Kind.MOVED, from.get(), fresh.get()));
                if (change.citedLine().isPresent()) {
                    result.add(Change.vanished(cited(change)));
                }
            } else {
                result.add(change);
            }
        }
        return result.stream()
                .flatMap(change -> withoutMoved(change, moved).stream())
                .toList();
    }

    /** A change whose cited passage only moved: nothing is left of a loss, and of a replacement what is new. */
    private static Optional<Change> withoutMoved(Change change, List<Cited> moved) {
        if (change.citedSha256().isEmpty() || change.kind() == Change.Kind.MOVED || !moved.contains(cited(change))) {
            return Optional.of(change);
        }
        return change.kind() == Change.Kind.VANISHED
                ? Optional.empty()
                : Optional.of(new Change(
                        Change.Kind.NEW,
                        OptionalInt.empty(),
                        change.line(),
                        Optional.empty(),
                        Optional.empty(),
                        change.text(),
                        List.of()));
    }

    private static Cited cited(Change change) {
        return new Cited(
                change.citedLine().orElse(0),
                change.citedSha256().orElse(""),
                change.about().orElse(""),
                change.steps());
    }
}
