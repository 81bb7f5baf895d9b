package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedFeaturesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    @Test
    void every_tag_has_an_entry_and_every_entry_a_scenario_or_a_reason() throws IOException {
        var library = new Library(PROJECT);
        var scenarios = scenarios();
        assertThat(scenarios).isNotEmpty();
        var coverage = Coverage.of(library.sources(), library.added(), library.findings(), scenarios);
        assertThat(coverage.gaps()).extracting(Gap::toString).isEmpty();
        var planned = library.sources().stream()
                .filter(source -> source.planned().isPresent())
                .map(DocumentSource::name)
                .toList();
        assertThat(coverage.lines())
                .filteredOn(line -> !planned.contains(line.source()))
                .allSatisfy(line -> assertThat(line.scenarios().isEmpty())
                        .as("%s", line)
                        .isEqualTo(line.reason().isPresent()));
    }

    private static List<TaggedScenario> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("features"))) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted()
                    .flatMap(file -> scenariosOf(file).stream())
                    .toList();
        }
    }

    private static List<TaggedScenario> scenariosOf(Path file) {
        var scenarios = new ArrayList<TaggedScenario>();
        var tags = new ArrayList<String>();
        List<String> lines = lines(file);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.startsWith("@")) {
                tags.addAll(List.of(BLANKS.split(line)));
            } else if (line.startsWith("Scenario")) {
                String name = line.substring(line.indexOf(':') + 1).strip();
                scenarios.add(new TaggedScenario(name, PROJECT.relativize(file).toString(), index + 1, tags));
            }
            if (!line.startsWith("@")) {
                tags.clear();
            }
        }
        return scenarios;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
