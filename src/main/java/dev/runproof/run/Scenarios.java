package dev.runproof.run;

import dev.runproof.document.TaggedScenario;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios of feature files with their tags, read without binding any step. */
public final class Scenarios {
    private Scenarios() {}

    /** Those of every feature below the project's {@code features}, rollback features included, by file and line. */
    public static List<TaggedScenario> all(Path home) {
        try (Stream<Path> files = Files.walk(home.resolve("features"))) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted()
                    .flatMap(file -> of(file, home.relativize(file).toString()).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the features below " + home + " cannot be read", e);
        }
    }

    private static List<TaggedScenario> of(Path file, String shown) {
        try {
            var scenarios = new ArrayList<TaggedScenario>();
            GherkinParser.builder()
                    .includePickles(false)
                    .includeSource(false)
                    .build()
                    .parse(file)
                    .forEach(envelope -> envelope.getGherkinDocument()
                            .flatMap(document -> document.getFeature())
                            .ifPresent(feature -> collect(feature, shown, scenarios)));
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void collect(Feature feature, String shown, List<TaggedScenario> scenarios) {
        for (FeatureChild child : feature.getChildren()) {
            child.getScenario().ifPresent(scenario -> scenarios.add(tagged(feature, scenario, shown)));
        }
    }

    private static TaggedScenario tagged(Feature feature, Scenario scenario, String shown) {
        List<String> tags = Stream.concat(feature.getTags().stream(), scenario.getTags().stream())
                .map(Tag::getName)
                .toList();
        return new TaggedScenario(
                scenario.getName(),
                shown,
                Math.toIntExact(scenario.getLocation().getLine()),
                tags);
    }
}
