package dev.runproof.lab.oms.docker;

import java.util.Set;

/** A {@code --ulimit}; -1 is unlimited. */
record Ulimit(String name, long soft, long hard) {
    private static final Set<String> TYPES = Set.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    static Ulimit parse(String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2) {
            throw refused(text, "invalid ulimit argument: " + text);
        }
        if (!TYPES.contains(parts[0])) {
            throw refused(text, "invalid ulimit type: " + parts[0]);
        }
        String[] limits = parts[1].split(":", 2);
        long soft = number(text, limits[0]);
        long hard = limits.length > 1 ? number(text, limits[1]) : soft;
        if (hard >= 0 && (soft < 0 || soft > hard)) {
            throw refused(text, "ulimit soft limit must be less than or equal to hard limit: " + soft + " > " + hard);
        }
        return new Ulimit(parts[0], soft, hard);
    }

    private static long number(String text, String limit) {
        try {
            return Long.parseLong(limit);
        } catch (NumberFormatException e) {
            throw refused(text, Flags.notANumber(limit));
        }
    }

    private static Flags.Unknown refused(String text, String why) {
        return Flags.Unknown.value("--ulimit", text, why);
    }
}
