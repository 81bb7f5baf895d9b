package dev.runproof.feature;

import dev.runproof.document.Gap;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads feature text with the parser that runs use, so that both see the same. */
public final class FeatureReader {
    private FeatureReader() {}

    /**
     * Reads one feature.
     *
     * @param file how messages name it
     * @throws FeatureUnreadable when the parser refuses the text, or there is no feature in it
     */
    public static FeatureFile read(String file, String text) {
        List<Envelope> envelopes = GherkinParser.builder()
                .includeSource(false)
                .includePickles(false)
                .build()
                .parse(file, text.getBytes(StandardCharsets.UTF_8))
                .toList();
        List<Gap> errors = envelopes.stream()
                .flatMap(it -> it.getParseError().stream())
                .map(it -> gap(file, it))
                .toList();
        if (!errors.isEmpty()) {
            throw new FeatureUnreadable(errors);
        }
        Feature feature = envelopes.stream()
                .flatMap(it -> it.getGherkinDocument().stream())
                .findFirst()
                .flatMap(GherkinDocument::getFeature)
                .orElseThrow(() -> new FeatureUnreadable(
                        List.of(new Gap(file + ":1", "there is no feature in the file", "a line 'Feature: …'"))));
        return of(file, feature);
    }

    private static FeatureFile of(String file, Feature feature) {
        var scenarios = new ArrayList<FeatureFile.Scenario>();
        var rules = new ArrayList<FeatureFile.Rule>();
        var others = new ArrayList<FeatureFile.Other>();
        for (FeatureChild child : feature.getChildren()) {
            child.getScenario().ifPresent(it -> scenarios.add(scenario(it)));
            child.getBackground().ifPresent(it -> others.add(other(it.getLocation(), it.getKeyword())));
            child.getRule().ifPresent(rule -> {
                rules.add(new FeatureFile.Rule(line(rule.getLocation()), rule.getName(), names(rule.getTags())));
                for (RuleChild inner : rule.getChildren()) {
                    inner.getScenario().ifPresent(it -> scenarios.add(scenario(it)));
                    inner.getBackground().ifPresent(it -> others.add(other(it.getLocation(), it.getKeyword())));
                }
            });
        }
        return new FeatureFile(
                file,
                line(feature.getLocation()),
                feature.getName(),
                names(feature.getTags()),
                scenarios,
                rules,
                others);
    }

    private static FeatureFile.Scenario scenario(io.cucumber.messages.types.Scenario scenario) {
        return new FeatureFile.Scenario(
                line(scenario.getLocation()),
                scenario.getName(),
                names(scenario.getTags()),
                scenario.getSteps().stream()
                        .map(it -> new FeatureFile.Step(
                                line(it.getLocation()), it.getKeyword().strip(), it.getText()))
                        .toList());
    }

    private static FeatureFile.Other other(Location location, String keyword) {
        return new FeatureFile.Other(line(location), keyword);
    }

    private static List<String> names(List<Tag> tags) {
        return tags.stream().map(Tag::getName).toList();
    }

    private static Gap gap(String file, ParseError error) {
        Optional<Location> location = Optional.of(error.getSource()).flatMap(SourceReference::getLocation);
        String line = location.map(it -> ":" + line(it)).orElse("");
        return new Gap(file + line, "the text is not understood: " + error.getMessage(), "a feature in Gherkin");
    }

    private static int line(Location location) {
        return Math.toIntExact(location.getLine());
    }
}
