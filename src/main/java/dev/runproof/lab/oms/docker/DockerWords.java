package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first words of a call of {@code docker}, brought into the one form that is simulated.
 *
 * @param server where the engine is looked for; empty text for this host's own
 * @param words the subcommand and its words
 */
record DockerWords(String server, List<String> words) {
    private static final Set<String> OWN_SERVERS = Set.of("unix:///var/run/docker.sock", "unix:///run/docker.sock", "");
    private static final List<String> GLOBAL = List.of("-l", "--log-level", "-c", "--context", "--config");

    DockerWords {
        words = List.copyOf(words);
    }

    /**
     * {@code container stop} and {@code stop} are one command; options before it that change nothing here are dropped.
     *
     * @param server what the caller's environment says
     */
    static DockerWords of(List<String> given, String server) {
        var words = new ArrayList<>(given);
        String asked = server;
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String[] option = words.get(0).split("=", 2);
            boolean names = option[0].equals("-H") || option[0].equals("--host");
            if (words.get(0).equals("-D") || words.get(0).equals("--debug")) {
                words.remove(0);
            } else if (names || GLOBAL.contains(option[0])) {
                words.remove(0);
                String value = option.length > 1 ? option[1] : words.isEmpty() ? "" : words.remove(0);
                asked = names ? value : asked;
            } else {
                break;
            }
        }
        return new DockerWords(OWN_SERVERS.contains(asked) ? "" : asked, ungrouped(words));
    }

    static Optional<CommandGroup> group(String word) {
        return Stream.of(CommandGroup.values())
                .filter(group -> group.word().equals(word))
                .findFirst();
    }

    private static List<String> ungrouped(List<String> words) {
        Optional<CommandGroup> group = words.size() < 2 ? Optional.empty() : group(words.get(0));
        String command = group.map(each -> each.command(words.get(1))).orElse("");
        if (group.filter(each -> Usage.all().containsKey(command) && each.has(command))
                .isEmpty()) {
            return words;
        }
        var rest = new ArrayList<>(words.subList(1, words.size()));
        rest.set(0, command);
        return rest;
    }

    /** What is said when no engine answers at the server that was asked for. */
    String unreachable() {
        String address =
                server.contains("://") ? server : "tcp://" + (server.contains(":") ? server : server + ":2375");
        return "Cannot connect to the Docker daemon at " + address + ". Is the docker daemon running?";
    }
}
