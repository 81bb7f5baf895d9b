package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Program.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the words behind an action of {@code supervisorctl} mean; every program is also a group of its own name. */
final class ProgramNames {
    private ProgramNames() {}

    /**
     * One word, or one program of several that a word stands for.
     *
     * @param program empty when there is none of that name
     * @param grouped a group is acted upon in silence where there is nothing to do
     */
    record Named(String word, Optional<Kind> program, boolean grouped) {
        String unknown() {
            int colon = word.indexOf(':');
            return grouped
                    ? word.substring(0, colon) + ": ERROR (no such group)\n"
                    : word + ": ERROR (no such process)\n";
        }
    }

    /** All programs by name, as supervisord has them. */
    static List<Kind> all() {
        return Arrays.stream(Kind.values())
                .sorted(Comparator.comparing(Kind::word))
                .toList();
    }

    static List<Named> of(List<String> words) {
        if (words.contains("all")) {
            return all().stream()
                    .map(kind -> new Named(kind.word(), Optional.of(kind), true))
                    .toList();
        }
        var named = new ArrayList<Named>();
        words.forEach(word -> named.add(one(word)));
        return List.copyOf(named);
    }

    private static Named one(String word) {
        int colon = word.indexOf(':');
        String group = colon < 0 ? word : word.substring(0, colon);
        String name = colon < 0 ? word : word.substring(colon + 1);
        boolean whole = colon >= 0 && (name.isEmpty() || name.equals("*"));
        Optional<Kind> program = all().stream()
                .filter(kind -> kind.word().equals(group) && (whole || name.equals(group)))
                .findFirst();
        return new Named(word, program, whole);
    }
}
