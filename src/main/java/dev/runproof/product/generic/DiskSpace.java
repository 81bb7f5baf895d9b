package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.parse.Df;
import dev.runproof.parse.Filesystem;
import java.util.List;
import java.util.Optional;

/**
 * How full the file systems of some paths are: the answer of {@code df -P}, one row a path in the order of the question.
 *
 * @param complaint what {@code df} said about paths that it could not answer for; the rows of the others are there
 */
public record DiskSpace(List<Filesystem> rows, Optional<String> complaint) {
    public DiskSpace {
        rows = List.copyOf(rows);
    }

    public static DiskSpace read(Answer answer) {
        if (answer.exit() == 0) {
            return new DiskSpace(Df.parse(answer.out()).filesystems(), Optional.empty());
        }
        List<Filesystem> rows =
                answer.out().isBlank() ? List.of() : Df.parse(answer.out()).filesystems();
        return new DiskSpace(rows, Optional.of("exit " + answer.exit() + ": " + Told.lastWords(answer)));
    }
}
