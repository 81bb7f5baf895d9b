package dev.runproof.inventory;

import java.util.List;
import java.util.Optional;

/** What a lab of images can be told: nothing of what is for a simulation. */
final class ImageLabCheck {
    private static final List<String> KNOWN = List.of("kind", "faults");

    private final Problems problems;

    ImageLabCheck(Problems problems) {
        this.problems = problems;
    }

    void report(Optional<Lab> lab, Fields top) {
        if (lab.filter(made -> made.kind() == Lab.Kind.CONTAINERS).isEmpty()) {
            problems.add(
                    top.has("lab") ? top.line("lab") : top.line("hosts"),
                    "hosts have images, which a lab of containers alone makes hosts of",
                    "kind: containers below lab");
        }
        top.section(labKey()).ifPresent(section -> {
            var fields = new Fields("lab", section, new Problems(problems.file()));
            fields.names().stream()
                    .filter(name -> !KNOWN.contains(name))
                    .forEach(name -> problems.add(
                            fields.line(name), idle(name), "hosts with images, or " + name + " of simulated ones"));
        });
    }

    /** The same for a key of the command line. */
    static boolean takes(String key) {
        return KNOWN.stream().anyMatch(name -> key.equals("lab." + name));
    }

    static String idle(String name) {
        return "'" + name + "' is about simulated hosts, and these are made of images";
    }

    private static Key labKey() {
        return Key.TOP.stream()
                .filter(key -> key.name().equals("lab"))
                .findFirst()
                .orElseThrow();
    }
}
