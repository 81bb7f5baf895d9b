package dev.runproof.lab.openmldb;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which interpreters of Python the hosts have. */
enum Interpreters {
    BOTH("both", List.of("python", "python3")),
    PYTHON("python", List.of("python")),
    PYTHON3("python3", List.of("python3")),
    NONE("none", List.of());

    private final String word;
    private final List<String> programs;

    Interpreters(String word, List<String> programs) {
        this.word = word;
        this.programs = programs;
    }

    String word() {
        return word;
    }

    List<String> programs() {
        return programs;
    }

    static Interpreters of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("python is one of "
                        + Arrays.stream(values()).map(Interpreters::word).collect(Collectors.joining(", ")) + ", not "
                        + word));
    }
}
