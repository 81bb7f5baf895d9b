package dev.runproof.lab.container;

import java.util.Map;

/** The labels by which everything that belongs to a lab is found. */
final class Label {
    /** Holds the lab's mark. */
    static final String LAB = "dev.runproof.lab";

    /** Holds the process that keeps the lab, and when it started. */
    static final String KEEPER = "dev.runproof.keeper";

    private Label() {}

    static Map<String, String> of(String key) {
        var self = ProcessHandle.current();
        long started =
                self.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
        return Map.of(LAB, key, KEEPER, self.pid() + "." + started);
    }

    static String filter(String key) {
        return LAB + "=" + key;
    }
}
