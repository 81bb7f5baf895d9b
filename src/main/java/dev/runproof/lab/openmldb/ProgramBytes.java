package dev.runproof.lab.openmldb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the bytes of a program say: its version, and the library without which it does not load.
 *
 * @param text of the file; empty when it cannot be read
 */
record ProgramBytes(String text) {
    private static final Pattern VERSION = Pattern.compile("(?m)^# openmldb(?:-taskmanager)? version (\\S+)$");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^# needs library (\\S+)$");

    static ProgramBytes of(Path program) {
        try {
            return new ProgramBytes(Files.readString(program, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new ProgramBytes("");
        }
    }

    static String server(String version) {
        return "# openmldb version " + version + "\n";
    }

    static String taskmanager(String version) {
        return "# openmldb-taskmanager version " + version + "\n";
    }

    Optional<String> version() {
        return first(VERSION);
    }

    /** The library without which it does not load. */
    Optional<String> library() {
        return first(LIBRARY);
    }

    private Optional<String> first(Pattern pattern) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    ProgramBytes needing(String library) {
        return new ProgramBytes(text + "# needs library " + library + "\n");
    }

    ProgramBytes ofVersion(String other) {
        return new ProgramBytes(
                VERSION.matcher(text).replaceAll(found -> found.group().replace(found.group(1), other)));
    }
}
