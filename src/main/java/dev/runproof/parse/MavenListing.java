package dev.runproof.parse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The artifacts of one group that Maven's {@code dependency:list} or {@code dependency:tree} tells, those included that it
 * omitted for a conflict.
 *
 * @param artifacts none when the build has none of this group
 */
public record MavenListing(Set<Artifact> artifacts) {
    private static final String TOOL = "mvn dependency";
    private static final Pattern LINE = Pattern.compile(
            "(?:\\[(?<level>[A-Z]+)\\](?: .*)?|[-| +\\\\(].*|\\S+:\\S+:\\S+.*|Downloa.*|The following files have been resolved:)");

    public MavenListing {
        artifacts = java.util.Collections.unmodifiableSet(new TreeSet<>(artifacts));
    }

    /** @param version as resolved, with its suffix */
    public record Artifact(String name, String version) implements Comparable<Artifact> {
        @Override
        public int compareTo(Artifact other) {
            int order = name.compareTo(other.name);
            return order != 0 ? order : version.compareTo(other.version);
        }

        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /**
     * Reads the whole output.
     *
     * @param group the group whose artifacts are told
     * @throws dev.runproof.model.OutputFormatException at an error, or a line that Maven does not print there
     */
    public static MavenListing parse(String output, String group) {
        var lines = new LineReader(TOOL, OutputLines.of(output));
        Pattern coordinates = Pattern.compile(
                "(?:^|[ (])" + Pattern.quote(group)
                        + ":(?<name>[\\w.-]+):[\\w.-]+(?::[\\w.-]+)?:(?<version>[\\w.-]+)(?::(?:compile|provided|runtime|test|system|import))");
        var artifacts = new TreeSet<Artifact>();
        if (lines.ended()) {
            throw lines.missing("what Maven tells of its goal");
        }
        while (!lines.ended()) {
            Line line = lines.next("a line");
            Matcher form = LINE.matcher(line.text());
            if (!form.matches() || List.of("ERROR", "FATAL").contains(String.valueOf(form.group("level")))) {
                throw lines.refused(line, "expected a line of a successful build");
            }
            Matcher found = coordinates.matcher(line.text());
            while (found.find()) {
                artifacts.add(new Artifact(found.group("name"), found.group("version")));
            }
        }
        return new MavenListing(artifacts);
    }
}
