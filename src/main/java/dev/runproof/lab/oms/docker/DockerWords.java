package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first words of a call of {@code docker}, brought into the one form that is simulated.
 *
 * @param server where the engine is looked for; empty text for this host's own
 * @param words the subcommand and its words
 */
record DockerWords(String server, List<String> words) {
    private static final Map<String, String> CONTAINER =
            Map.of("ls", "ps", "list", "ps", "inspect", "container inspect");
    private static final Map<String, String> IMAGE =
            Map.of("ls", "images", "list", "images", "inspect", "image inspect", "rm", "rmi", "remove", "rmi");
    private static final Map<String, Map<String, String>> GROUPS =
            Map.of("container", CONTAINER, "image", IMAGE, "system", Map.of());
    private static final Set<String> OF_IMAGES = Set.of("load", "images", "image inspect", "tag", "rmi", "pull");
    private static final Set<String> OF_THE_SYSTEM = Set.of("info");
    private static final Set<String> OF_NONE = Set.of("version", "inspect");
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

    private static List<String> ungrouped(List<String> words) {
        String group = words.isEmpty() ? "" : words.get(0);
        Map<String, String> names = GROUPS.get(group);
        if (names == null || words.size() < 2) {
            return words;
        }
        String command = names.getOrDefault(words.get(1), words.get(1));
        if (!belongs(group, command)) {
            return words;
        }
        var rest = new ArrayList<>(words.subList(1, words.size()));
        rest.set(0, command);
        return rest;
    }

    private static boolean belongs(String group, String command) {
        return switch (group) {
            case "image" -> OF_IMAGES.contains(command);
            case "system" -> OF_THE_SYSTEM.contains(command);
            default -> !OF_IMAGES.contains(command) && !OF_THE_SYSTEM.contains(command) && !OF_NONE.contains(command);
        };
    }

    /** What is said when no engine answers at the server that was asked for. */
    String unreachable() {
        String address =
                server.contains("://") ? server : "tcp://" + (server.contains(":") ? server : server + ":2375");
        return "Cannot connect to the Docker daemon at " + address + ". Is the docker daemon running?";
    }
}
