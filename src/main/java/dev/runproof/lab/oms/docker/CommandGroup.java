package dev.runproof.lab.oms.docker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words before some commands: {@code docker container stop} is {@code docker stop}. */
enum CommandGroup {
    CONTAINER("Manage containers", Map.of("ls", "ps", "list", "ps", "inspect", "container inspect")),
    IMAGE(
            "Manage images",
            Map.of("ls", "images", "list", "images", "inspect", "image inspect", "rm", "rmi", "remove", "rmi")),
    SYSTEM("Manage Docker", Map.of());

    private static final Set<String> OF_IMAGES = Set.of("load", "images", "image inspect", "tag", "rmi", "pull");
    private static final Set<String> OF_THE_SYSTEM = Set.of("info");
    private static final Set<String> OF_NONE = Set.of("version", "inspect");
    private static final Set<String> SYNONYMS = Set.of("list", "remove");

    private final String purpose;
    private final Map<String, String> names;

    CommandGroup(String purpose, Map<String, String> names) {
        this.purpose = purpose;
        this.names = names;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a command of this group is called without it. */
    String command(String name) {
        return names.getOrDefault(name, name);
    }

    boolean has(String command) {
        return switch (this) {
            case IMAGE -> OF_IMAGES.contains(command);
            case SYSTEM -> OF_THE_SYSTEM.contains(command);
            case CONTAINER ->
                !OF_IMAGES.contains(command) && !OF_THE_SYSTEM.contains(command) && !OF_NONE.contains(command);
        };
    }

    /** Its commands, those that are simulated. */
    String help() {
        var lines = new TreeMap<String, String>();
        Usage.all().forEach((command, usage) -> {
            if (has(command)) {
                lines.put(called(command), usage.purpose());
            }
        });
        var text = new StringBuilder("\nUsage:  docker " + word() + " COMMAND\n\n" + purpose + "\n\nCommands:\n");
        lines.forEach((name, what) -> text.append("  %-11s %s%n".formatted(name, what)));
        return text.append("\nRun 'docker " + word() + " COMMAND --help' for more information on a command.\n")
                .toString();
    }

    private String called(String command) {
        return names.entrySet().stream()
                .filter(name -> name.getValue().equals(command) && !SYNONYMS.contains(name.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(command);
    }
}
