package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code mvn} of the application's host: lists the dependencies of a real pom file with the versions that hold.
 *
 * <p>Goals {@code dependency:list}, {@code dependency:tree} and {@code help:evaluate} of a property, by their short or full
 * names; {@code -f}, {@code -q}, {@code -DincludeGroupIds}, {@code -Dincludes}, {@code -DoutputFile}, {@code
 * -Dexpression}. Nothing is built and nothing is fetched.
 */
final class MavenTool implements Tool {
    private static final String VERSION = "Apache Maven 3.8.6\n";

    private final Seen seen;

    MavenTool(Seen seen) {
        this.seen = seen;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) {
        List<String> words = call.argv().subList(1, call.argv().size());
        if (words.contains("--version") || words.contains("-v") || words.contains("-version")) {
            terminal.out(VERSION);
            return 0;
        }
        seen.maven();
        Path file = call.workingDirectory().resolve(after(words, "-f", "--file").orElse("pom.xml"));
        if (Files.isDirectory(file)) {
            file = file.resolve("pom.xml");
        }
        if (!Files.isRegularFile(file)) {
            terminal.out("[ERROR] POM file " + file + " specified with the -f/--file command line argument does not"
                    + " exist\n");
            return 1;
        }
        try {
            var pom = PomFile.read(file.normalize());
            var report = new Report(words, call.workingDirectory(), terminal);
            String goal = words.stream()
                    .filter(word -> !word.startsWith("-") && word.contains(":"))
                    .reduce((one, last) -> last)
                    .orElse("");
            return answer(goal, pom, report, terminal);
        } catch (IOException e) {
            terminal.out("[ERROR] Non-parseable POM " + file + ": " + e.getMessage() + "\n");
            return 1;
        }
    }

    private static int answer(String goal, PomFile pom, Report report, Terminal terminal) {
        if (goal.startsWith("help:") || goal.contains("maven-help-plugin")) {
            report.evaluated(pom.resolved("${" + report.option("expression").orElse("") + "}", 0));
            return 0;
        }
        if (!goal.startsWith("dependency:") && !goal.contains("maven-dependency-plugin")) {
            terminal.out("[ERROR] the lab's mvn lists dependencies only, it cannot do '" + goal + "'\n");
            return 1;
        }
        var missing = pom.dependencies().stream()
                .filter(each -> pom.version(each).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            terminal.out("[ERROR] [ERROR] Some problems were encountered while processing the POMs:\n"
                    + "[ERROR] 'dependencies.dependency.version' for "
                    + missing.get().key() + ":jar is missing.\n");
            return 1;
        }
        var found = new ArrayList<String>();
        for (var each : pom.dependencies()) {
            if (report.wants(each)) {
                found.add(each.key() + ":jar:" + pom.version(each) + ":"
                        + (each.scope().isEmpty() ? "compile" : each.scope()));
            }
        }
        report.list(goal.endsWith("tree"), found);
        return 0;
    }

    private static Optional<String> after(List<String> words, String... options) {
        for (String option : options) {
            int at = words.indexOf(option);
            if (at >= 0 && at + 1 < words.size()) {
                return Optional.of(words.get(at + 1));
            }
        }
        return words.stream()
                .filter(word -> word.startsWith("--file="))
                .map(word -> word.substring("--file=".length()))
                .findFirst();
    }

    /** Where the answer goes, and what of it is wanted. */
    private record Report(List<String> words, Path directory, Terminal terminal) {
        private Optional<String> option(String name) {
            return words.stream()
                    .filter(word -> word.startsWith("-D" + name + "="))
                    .map(word -> word.substring(name.length() + "-D=".length()))
                    .findFirst();
        }

        private boolean wants(PomFile.Dependency dependency) {
            String group = option("includeGroupIds").orElse(dependency.group());
            String pattern = option("includes").orElse(dependency.group());
            String first = pattern.split(":", -1)[0];
            return List.of(group.split(",", -1)).contains(dependency.group()) && first.equals(dependency.group());
        }

        private void list(boolean tree, List<String> found) {
            var text = new StringBuilder(tree ? "" : "\nThe following files have been resolved:\n");
            for (int i = 0; i < found.size(); i++) {
                String branch = i + 1 < found.size() ? "+- " : "\\- ";
                text.append(tree ? branch : "   ").append(found.get(i)).append('\n');
            }
            if (found.isEmpty() && !tree) {
                text.append("   none\n");
            }
            Optional<String> file = option("outputFile");
            if (file.isPresent() && !file.get().equals("/dev/stdout")) {
                write(directory.resolve(file.get()), text.toString());
            } else if (file.isPresent()) {
                terminal.out(text.toString());
            } else if (!words.contains("-q") && !words.contains("--quiet")) {
                text.toString().lines().forEach(line -> terminal.out("[INFO] " + line + "\n"));
            }
        }

        private void evaluated(String value) {
            terminal.out(words.contains("-DforceStdout") ? value : "[INFO] " + value + "\n");
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
    }
}
