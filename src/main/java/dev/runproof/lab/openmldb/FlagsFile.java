package dev.runproof.lab.openmldb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A {@code conf/*.flags} file: lines {@code --name=value}, others are comments. */
record FlagsFile(Map<String, String> flags) {
    static FlagsFile of(String text) {
        var flags = new LinkedHashMap<String, String>();
        text.lines().map(String::strip).filter(line -> line.startsWith("--")).forEach(line -> {
            int equals = line.indexOf('=');
            flags.put(equals < 0 ? line.substring(2) : line.substring(2, equals), line.substring(equals + 1));
        });
        return new FlagsFile(flags);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /**
     * The directory of logs as {@code start.sh} takes it: what stands behind {@code =} in the lines that hold a word, comments
     * not left out; several lines make several directories, which is seldom what was meant.
     */
    static String logDirectory(String text, String word) {
        return text.lines()
                .filter(line -> line.contains(word))
                .map(line -> {
                    String[] parts = line.split("=", -1);
                    return parts.length > 1 ? parts[1].strip() : "";
                })
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
