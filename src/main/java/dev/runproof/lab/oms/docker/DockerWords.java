package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first words of a call of {@code docker}, brought into the one form that is simulated. */
final class DockerWords {
    private static final Map<String, String> CONTAINER = Map.of("ls", "ps", "list", "ps");
    private static final Map<String, String> IMAGE =
            Map.of("ls", "images", "list", "images", "inspect", "image inspect");
    private static final List<String> GLOBAL =
            List.of("-H", "--host", "-l", "--log-level", "-c", "--context", "--config");

    static final String HELP = help();

    private DockerWords() {}

    private static String help() {
        var text = new StringBuilder("\nUsage:  docker [OPTIONS] COMMAND\n\nA self-sufficient runtime for containers\n"
                + "\nOptions:\n  -v, --version            Print version information and quit\n\nCommands:\n");
        Usage.all().forEach((name, usage) -> text.append("  %-13s %s%n".formatted(name, usage.purpose())));
        return text.append("\nRun 'docker COMMAND --help' for more information on a command.\n")
                .toString();
    }

    /** {@code container stop} and {@code stop} are one command; options before it that change nothing here are dropped. */
    static List<String> command(List<String> given) {
        var words = new ArrayList<>(given);
        while (!words.isEmpty()
                && (GLOBAL.contains(words.get(0)) || words.get(0).equals("-D"))) {
            if (!words.remove(0).equals("-D") && !words.isEmpty()) {
                words.remove(0);
            }
        }
        if (words.size() > 1 && words.get(0).equals("container")) {
            words.remove(0);
            words.set(0, CONTAINER.getOrDefault(words.get(0), words.get(0)));
        } else if (words.size() > 1 && words.get(0).equals("image")) {
            words.remove(0);
            words.set(0, IMAGE.getOrDefault(words.get(0), words.get(0)));
        }
        return words;
    }
}
