package dev.runproof.run;

import dev.runproof.journal.StepKey;
import dev.runproof.model.HostName;
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

    /** The host that a repeated section is about; throws when the section is not repeated. */
    HostName subject() {
        return values(Repeated.ON).stream()
                .findFirst()
                .map(HostName::new)
                .orElseThrow(() -> new IllegalStateException("'" + text + "' is about one host of a role: its section"
                        + " belongs into a Rule with a tag @each:ROLE or @each-backwards:ROLE"));
    }

    private List<String> values(String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .toList();
    }
}
