package dev.runproof.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at the machine's process list again and again and remembers every command line it ever saw, as {@code ps} shows
 * them; a process shorter than a few milliseconds may escape it. Needs Linux's {@code /proc}.
 */
public final class ProcessWatch implements AutoCloseable {
    private static final long EVERY_MILLISECONDS = 5;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;

    public ProcessWatch() {
        look();
        looking = timer.scheduleWithFixedDelay(this::look, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /** Every command line so far. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void look() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            entries.filter(entry ->
                            Character.isDigit(entry.getFileName().toString().charAt(0)))
                    .forEach(this::remember);
        } catch (IOException e) {
            throw new IllegalStateException("this machine has no /proc", e);
        }
    }

    private void remember(Path process) {
        try {
            String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            if (!line.isEmpty()) {
                seen.add(line.replace('\0', ' ').strip());
            }
        } catch (IOException ended) {
            // It ended between the two looks; what it was is not known.
        }
    }

    @Override
    public void close() {
        look();
        looking.cancel(true);
        timer.shutdownNow();
    }
}
