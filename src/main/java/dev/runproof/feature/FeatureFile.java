package dev.runproof.feature;

import dev.runproof.document.TaggedScenario;
import java.util.List;

/**
 * A feature as its file says it.
 *
 * @param file how messages name the file
 * @param line the line of the word {@code Feature}, first line 1
 * @param tags those of the feature itself, with their {@code @}
 * @param scenarios all of them in the order of the file, those of rules among them
 * @param rules groups of scenarios that are repeated together
 * @param others the places of what no procedure may have: backgrounds
 */
public record FeatureFile(
        String file,
        int line,
        String name,
        List<String> tags,
        List<Scenario> scenarios,
        List<Rule> rules,
        List<Other> others) {
    public FeatureFile {
        tags = List.copyOf(tags);
        scenarios = List.copyOf(scenarios);
        rules = List.copyOf(rules);
        others = List.copyOf(others);
    }

    /** A scenario; its tags without those of the feature. */
    public record Scenario(int line, String name, List<String> tags, List<Step> steps) {
        public Scenario {
            tags = List.copyOf(tags);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step.
     *
     * @param keyword as written, without blanks: {@code Given}, {@code And}
     */
    public record Step(int line, String keyword, String text) {}

    /** A rule; its tags without those of the feature, its scenarios stand among those of the feature. */
    public record Rule(int line, String name, List<String> tags) {
        public Rule {
            tags = List.copyOf(tags);
        }
    }

    /** A block that is no scenario, by its keyword. */
    public record Other(int line, String keyword) {}

    /** The scenarios as coverage sees them. */
    public List<TaggedScenario> tagged() {
        return scenarios.stream()
                .map(it -> new TaggedScenario(it.name(), file, it.line(), it.tags()))
                .toList();
    }
}
