package dev.runproof.lab.embedded;

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
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which programs were started on the hosts, in the order of their starts.
 *
 * <p>The file gets a line when a program ends, so its lines stand in the order of the ends; {@link #all} has the order
 * of the starts.
 */
final class CommandLog implements AutoCloseable {
    private final Clock clock;
    private final Writer file;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Entry> running = new HashMap<>();

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

    CommandLog(Path path, Clock clock) {
        this.clock = clock;
        try {
            this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    synchronized void begins(long pid, String host, String user, List<String> argv) {
        ends(pid, Optional.empty());
        var entry = new Entry(new LoggedCommand(Instant.now(clock), host, user, argv, null));
        entries.add(entry);
        running.put(pid, entry);
    }

    /** Nothing when no program of this process id is known to run. */
    synchronized void ends(long pid, Optional<Integer> exit) {
        var entry = running.remove(pid);
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
    synchronized void forget(long pid) {
        var entry = running.remove(pid);
        if (entry != null) {
            entries.remove(entry);
        }
    }

    synchronized List<LoggedCommand> all() {
        return entries.stream().map(Entry::now).toList();
    }

    /** Tells the process ids of the programs that are believed to run. */
    void running(LongConsumer each) {
        List<Long> pids;
        synchronized (this) {
            pids = List.copyOf(running.keySet());
        }
        pids.forEach(each::accept);
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
