package dev.runproof.run;

import dev.runproof.model.DidYouMean;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The procedures that ship with the project: {@code features/<product>/<procedure>.feature}. */
public final class Procedures {
    private static final String FEATURE = ".feature";
    private static final String ROLLBACK = ".rollback.feature";

    private final Path features;

    /** @param home the project's directory */
    public Procedures(Path home) {
        this.features = home.resolve("features");
    }

    /** All of them, by name; rollback features are no procedures of their own. */
    public List<Procedure> all() {
        try (Stream<Path> files = Files.walk(features, 3)) {
            return files.filter(Procedures::isProcedure)
                    .sorted()
                    .map(Procedures::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the procedures below " + features, e);
        }
    }

    /** The procedure of this name, or of the feature at this path. */
    public Procedure find(String nameOrPath) {
        if (nameOrPath.endsWith(FEATURE)) {
            Path path = Path.of(nameOrPath).toAbsolutePath().normalize();
            if (!Files.isReadable(path)) {
                throw new NoSuchProcedure(nameOrPath + ": no such feature file can be read", names());
            }
            return of(path);
        }
        return all().stream()
                .filter(procedure -> procedure.name().equals(nameOrPath))
                .findFirst()
                .orElseThrow(() -> new NoSuchProcedure(
                        "there is no procedure '" + nameOrPath + "'"
                                + DidYouMean.nearest(nameOrPath, names())
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse(""),
                        names()));
    }

    private List<String> names() {
        return all().stream().map(Procedure::name).toList();
    }

    private static boolean isProcedure(Path file) {
        return file.toString().endsWith(FEATURE) && !file.toString().endsWith(ROLLBACK);
    }

    private static Procedure of(Path feature) {
        String file = feature.getFileName().toString();
        boolean back = file.endsWith(ROLLBACK);
        String name = file.substring(0, file.length() - (back ? ROLLBACK : FEATURE).length());
        Path rollback = feature.resolveSibling(name + ROLLBACK);
        return new Procedure(
                name, feature, !back && Files.isRegularFile(rollback) ? Optional.of(rollback) : Optional.empty());
    }

    /** No procedure has this name or path. */
    public static final class NoSuchProcedure extends Failure {
        private static final long serialVersionUID = 1L;

        NoSuchProcedure(String message, List<String> names) {
            super(
                    "PROCEDURE",
                    ExitStatus.USAGE,
                    message + "; expected one of: " + String.join(", ", names) + ", or a path to a .feature file",
                    List.of("runproof list"));
        }
    }
}
