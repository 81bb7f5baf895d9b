package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What a newer copy of a document says differently from the edition that is cited.
 *
 * @param unchanged the number of passages that are the same
 * @param changes in the order of the newer copy; what vanished stands where it would have stood
 */
public record Drift(String source, int unchanged, List<Change> changes) {
    public Drift {
        changes = List.copyOf(changes);
    }

    /** Compares a copy with a cited edition, by the same rules that made its digests. */
    public static Drift of(DocumentSource source, String copy) {
        List<Cited> cited = source.passages();
        List<Passage> read = Passages.of(copy);
        int[][] common = common(cited, read);
        var changes = new ArrayList<Change>();
        var gone = new ArrayList<Cited>();
        var fresh = new ArrayList<Passage>();
        int unchanged = 0;
        int i = 0;
        int j = 0;
        while (i < cited.size() || j < read.size()) {
            if (i < cited.size() && j < read.size() && same(cited.get(i), read.get(j))) {
                changes.addAll(between(gone, fresh));
                unchanged++;
                i++;
                j++;
            } else if (j == read.size() || (i < cited.size() && common[i + 1][j] >= common[i][j + 1])) {
                gone.add(cited.get(i++));
            } else {
                fresh.add(read.get(j++));
            }
        }
        changes.addAll(between(gone, fresh));
        return new Drift(source.name(), unchanged, Moves.joined(changes));
    }

    /** Whether the copy says the same in the same order. */
    public boolean isNone() {
        return changes.isEmpty();
    }

    /** The ids of all steps that rest on something that changed, vanished or moved, each once. */
    public List<String> stepsAffected() {
        return changes.stream()
                .flatMap(change -> change.steps().stream())
                .distinct()
                .toList();
    }

    /** For every pair of places, how many passages the rests have in common in the same order. */
    private static int[][] common(List<Cited> cited, List<Passage> read) {
        int[][] common = new int[cited.size() + 1][read.size() + 1];
        for (int i = cited.size() - 1; i >= 0; i--) {
            for (int j = read.size() - 1; j >= 0; j--) {
                common[i][j] = same(cited.get(i), read.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean same(Cited cited, Passage read) {
        return cited.sha256().equals(read.sha256());
    }

    /** What lies between two passages that stayed: changed one by one, the rest vanished or is new. */
    private static List<Change> between(List<Cited> gone, List<Passage> fresh) {
        var changes = new ArrayList<Change>();
        for (int index = 0; index < Math.max(gone.size(), fresh.size()); index++) {
            if (index >= fresh.size()) {
                changes.add(Change.vanished(gone.get(index)));
            } else if (index >= gone.size()) {
                changes.add(Change.fresh(fresh.get(index)));
            } else {
                changes.add(Change.changed(gone.get(index), fresh.get(index)));
            }
        }
        gone.clear();
        fresh.clear();
        return changes;
    }
}
