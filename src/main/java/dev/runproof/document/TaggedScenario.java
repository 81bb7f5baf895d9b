package dev.runproof.document;

import java.util.List;

/**
 * A scenario as coverage sees it.
 *
 * @param file the feature file
 * @param line the line of the scenario in it, first line 1
 * @param tags its tags with their {@code @}, those of the feature included or not
 */
public record TaggedScenario(String name, String file, int line, List<String> tags) {
    public TaggedScenario {
        tags = List.copyOf(tags);
    }

    /** What follows a prefix in those tags that have it: the ids behind {@code @step:}. */
    List<String> after(String prefix) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .toList();
    }

    /** Where it stands: {@code file:line}. */
    String place() {
        return file + ":" + line;
    }
}
