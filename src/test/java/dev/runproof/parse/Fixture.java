package dev.runproof.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** An output from the test resources, whose lines can be changed; each change gives a new one. */
record Fixture(List<String> lines) {
    Fixture {
        lines = List.copyOf(lines);
    }

    static String resource(String name) {
        try (InputStream stream = Fixture.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output of that name, without {@code .txt}, as in {@code df/coreutils-9.1__posix}. */
    static Fixture of(String name) {
        return new Fixture(resource(name + ".txt").lines().toList());
    }

    /** Line numbers begin with 1 here too. */
    Fixture with(int number, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(number - 1, text);
        return new Fixture(changed);
    }

    Fixture replaced(int number, String part, String by) {
        String line = lines.get(number - 1);
        if (!line.contains(part)) {
            throw new IllegalArgumentException("line " + number + " has no '" + part + "': " + line);
        }
        return with(number, line.replace(part, by));
    }

    Fixture inserted(int number, String text) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(number - 1, text);
        return new Fixture(changed);
    }

    Fixture without(int number) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(number - 1);
        return new Fixture(changed);
    }

    Fixture swapped(int number, int other) {
        List<String> changed = new ArrayList<>(lines);
        Collections.swap(changed, number - 1, other - 1);
        return new Fixture(changed);
    }

    Fixture first(int count) {
        return new Fixture(lines.subList(0, count));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
