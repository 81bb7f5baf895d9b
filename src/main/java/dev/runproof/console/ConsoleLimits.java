package dev.runproof.console;

import java.time.Duration;

/**
 * How long a console may take.
 *
 * @param page for a page to be loaded, a connection to stand, a call to be answered
 * @param element for what was asked for to show on a loaded page
 */
public record ConsoleLimits(Duration page, Duration element) {
    /** For a console that is in order, be it a slow one. */
    public static final ConsoleLimits USUAL = new ConsoleLimits(Duration.ofSeconds(60), Duration.ofSeconds(20));

    public ConsoleLimits {
        if (page.isNegative() || page.isZero() || element.isNegative() || element.isZero()) {
            throw new IllegalArgumentException("a limit is longer than nothing: " + page + ", " + element);
        }
    }
}
