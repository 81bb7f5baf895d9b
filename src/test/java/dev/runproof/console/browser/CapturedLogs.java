package dev.runproof.console.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what the libraries of browsers log through the JDK, at every level, until it is closed. */
final class CapturedLogs extends Handler implements AutoCloseable {
    private static final List<String> LIBRARIES =
            List.of("org.openqa.", "org.htmlunit.", "org.apache.", "io.opentelemetry.");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    CapturedLogs() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord told) {
        String logger = String.valueOf(told.getLoggerName());
        if (LIBRARIES.stream().anyMatch(logger::startsWith)) {
            lines.add(logger + ": " + told.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
