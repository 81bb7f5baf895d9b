package dev.runproof.console.browser;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what the libraries log off the screen: it holds addresses and, at finer levels, what was typed. */
final class QuietLogs {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("org.openqa.selenium"),
            Logger.getLogger("org.htmlunit"),
            Logger.getLogger("org.apache.http"),
            Logger.getLogger("io.opentelemetry"));

    private QuietLogs() {}

    static void keep() {
        LOGGERS.forEach(it -> it.setLevel(Level.OFF));
    }
}
