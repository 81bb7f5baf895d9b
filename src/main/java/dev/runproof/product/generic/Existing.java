package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.util.Comparator;
import java.util.List;

/** Which of several paths exist: the answer of {@code LC_ALL=C ls -d}, which complains about the others. */
public record Existing(List<String> paths) {
    private static final String TOOL = "ls -d";
    public static final String ABSENT = "No such file or directory";

    public Existing {
        paths = List.copyOf(paths);
    }

    /** Refuses every complaint but that a path does not exist: what could not be looked at is not absent. */
    public static Existing read(Answer answer) {
        List<String> complaints = answer.err().lines().toList();
        for (int i = 0; i < complaints.size(); i++) {
            if (!complaints.get(i).endsWith(ABSENT)) {
                throw OutputFormatException.atLine(TOOL, i + 1, complaints.get(i), "expected only '" + ABSENT + "'");
            }
        }
        List<String> found = answer.out().lines().toList();
        if (complaints.isEmpty() == (answer.exit() != 0) || answer.exit() > 2) {
            throw OutputFormatException.atLine(
                    TOOL, 1, Told.lastWords(answer), "expected exit 0, or complaints and exit 2, not " + answer.exit());
        }
        return new Existing(found);
    }

    /** The longest of them: among a directory and its parents, the nearest that exists. */
    public String nearest() {
        return paths.stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> OutputFormatException.empty(TOOL, "at least the root directory"));
    }
}
