package dev.runproof.lab.host;

import dev.runproof.lab.LoggedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which programs were started on the hosts, in the order of their starts.
 *
 * <p>The file gets a line when a program ends, so its lines stand in the order of the ends; {@link #all} has the order
 * of the starts.
 */
public final class CommandLog implements AutoCloseable {
    private final Clock clock;
    private final Writer file;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Place, Entry> running = new HashMap<>();

    /** Process ids of one host may be those of another. */
    private record Place(String host, long pid) {}

    private static final class Entry {
        private final LoggedCommand started;
        private @Nullable Integer exit;

        private Entry(LoggedCommand started) {
            this.started = started;
        }

        private LoggedCommand now() {
            return new LoggedCommand(started.time(), started.host(), started.user(), started.argv(), exit);
        }
    }

    public CommandLog(Path path, Clock clock) {
        this.clock = clock;
        try {
            this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    public synchronized void begins(long pid, String host, String user, List<String> argv) {
        ends(host, pid, Optional.empty());
        var entry = new Entry(new LoggedCommand(Instant.now(clock), host, user, argv, null));
        entries.add(entry);
        running.put(new Place(host, pid), entry);
    }

    /** Nothing when no program of this process id is known to run. */
    public synchronized void ends(String host, long pid, Optional<Integer> exit) {
        var entry = running.remove(new Place(host, pid));
        if (entry == null) {
            return;
        }
        entry.exit = exit.orElse(null);
        try {
            file.write(Json.of(entry.now()) + "\n");
            file.flush();
        } catch (IOException e) {
            // The log in memory is what commands show; the file is a convenience, and its disk may be full.
            return;
        }
    }

    /** Takes back the start of a program that steps aside for another one, which is logged itself. */
    public synchronized void forget(String host, long pid) {
        var entry = running.remove(new Place(host, pid));
        if (entry != null) {
            entries.remove(entry);
        }
    }

    public synchronized List<LoggedCommand> all() {
        return entries.stream().map(Entry::now).toList();
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the lab's log", e);
        }
    }
}
