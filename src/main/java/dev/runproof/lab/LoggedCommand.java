package dev.runproof.lab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that was started on a host of a lab.
 *
 * @param time when it started, wall clock
 * @param argv the words of the call, the program as it was named
 * @param exit its exit status; null while it runs, and when it was killed before it could tell
 */
public record LoggedCommand(
        Instant time,
        String host,
        String user,
        List<String> argv,
        @Nullable Integer exit) {
    public LoggedCommand {
        argv = List.copyOf(argv);
    }
}
