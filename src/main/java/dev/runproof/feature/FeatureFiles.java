package dev.runproof.feature;

import dev.runproof.document.Gap;
import dev.runproof.document.TaggedScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The feature files of a project, rollback features included, in the order of their names.
 *
 * @param home the directory that messages name files from
 */
public record FeatureFiles(Path home, List<Path> files) {
    public FeatureFiles {
        files = List.copyOf(files);
    }

    /** Those below {@code features}. */
    public static FeatureFiles of(Path home) {
        try (Stream<Path> all = Files.walk(home.resolve("features"))) {
            return new FeatureFiles(
                    home,
                    all.filter(file -> file.toString().endsWith(".feature"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the features below " + home + " cannot be read", e);
        }
    }

    /**
     * All scenarios, as coverage sees them.
     *
     * @throws FeatureUnreadable when a file is no feature
     */
    public List<TaggedScenario> scenarios() {
        return files.stream()
                .flatMap(file -> FeatureReader.read(shown(file), text(file)).tagged().stream())
                .toList();
    }

    /** Every place where the form of a feature breaks a rule. */
    public List<Gap> gaps() {
        return files.stream()
                .flatMap(file -> FeatureLint.of(shown(file), text(file)).stream())
                .toList();
    }

    private String shown(Path file) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
