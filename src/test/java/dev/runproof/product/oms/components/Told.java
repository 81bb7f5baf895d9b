package dev.runproof.product.oms.components;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Projects for tests, in one line each: {@code SYNC SUSPEND Store:Running Connector:Stopped}. All Stores hold one subtopic, unless
 * one is named: {@code Store@t-1:Running}.
 */
final class Told {
    static final Instant REPORTED = Instant.parse("2026-11-21T03:00:00Z");

    private Told() {}

    static Picture picture(String... projects) {
        var all = new ArrayList<Project>();
        Arrays.stream(projects).forEach(line -> all.add(project("p" + (all.size() + 1), line)));
        return Picture.of(all, List.of());
    }

    static Project project(String id, String line) {
        String[] words = line.split(" ", -1);
        List<Component> components = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] parts = words[i].replace('_', ' ').split("[@:]", -1);
            boolean named = words[i].contains("@");
            Kind kind = Kind.of(parts[0]).orElseThrow();
            String word = parts[parts.length - 1];
            String subtopic = kind == Kind.STORE ? (named ? parts[1] : "t-0") : "";
            long before = components.stream().filter(it -> it.kind() == kind).count();
            components.add(new Component(
                    kind,
                    kind.toString().toLowerCase(java.util.Locale.ROOT) + "-" + id + "-" + before,
                    "10.20.0.11",
                    subtopic,
                    State.shown(kind, word),
                    word,
                    Optional.of(REPORTED),
                    List.of()));
        }
        return new Project(id, "project-" + id, words[0], words[1], components);
    }

    static String notes(List<String> notes) {
        return notes.stream().collect(Collectors.joining("\n"));
    }
}
