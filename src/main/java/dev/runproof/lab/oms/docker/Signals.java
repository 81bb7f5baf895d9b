package dev.runproof.lab.oms.docker;

import java.util.Locale;
import java.util.Map;

/** The signals that {@code docker kill} sends, by number or by name with or without {@code SIG}. */
final class Signals {
    private static final int MOST = 64;
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ABRT", 6),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15),
            Map.entry("CHLD", 17),
            Map.entry("CONT", 18),
            Map.entry("STOP", 19),
            Map.entry("WINCH", 28));

    private Signals() {}

    /** @param container whom it is for, as it was called */
    static int number(String text, String container) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number == 0) {
                throw new DaemonError("Invalid signal: " + text);
            }
            if (number > MOST) {
                throw new DaemonError(
                        "Cannot kill container: " + container + ": The linux daemon does not support signal " + number);
            }
            return number;
        }
        String name = text.toUpperCase(Locale.ROOT);
        Integer number = NUMBERS.get(name.startsWith("SIG") ? name.substring(3) : name);
        if (number == null) {
            throw new DaemonError("Invalid signal: " + text);
        }
        return number;
    }
}
