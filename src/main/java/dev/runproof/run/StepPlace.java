package dev.runproof.run;

import dev.runproof.journal.StepKey;
import java.util.List;

/**
 * Where a step stands in its feature.
 *
 * @param tags of its scenario, each with its {@code @}
 * @param line in the feature file, counted from 1
 */
public record StepPlace(StepKey key, String scenario, List<String> tags, String keyword, String text, int line) {
    /** The ids of the documented steps that the scenario cites, such as {@code OG-9}. */
    public List<String> documentedSteps() {
        return values("@step:");
    }

    /** The anchors of the document that the scenario cites, or the reasons why it was added. */
    public List<String> citations() {
        var anchors = values("@doc:");
        return anchors.isEmpty() ? values("@added:") : anchors;
    }

    private List<String> values(String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .toList();
    }
}
