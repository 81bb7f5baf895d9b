package dev.runproof.lab.oms.console;

import java.util.Optional;

/** What {@code /oms/health} tells. */
public record Health(boolean healthy, Optional<String> message) {
    public static final Health GOOD = new Health(true, Optional.empty());

    public static Health bad(String message) {
        return new Health(false, Optional.of(message));
    }
}
