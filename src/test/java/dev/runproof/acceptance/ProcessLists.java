package dev.runproof.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code ps} could show of the machine's processes while something runs: arguments, and variables where
 * they may be read. Asked from {@code /proc} itself, some hundred times faster than through {@code ps}.
 */
final class ProcessLists implements AutoCloseable {
    private static final long EVERY_MILLIS = 5;

    private final Set<String> words = ConcurrentHashMap.newKeySet();
    private final Set<String> variables = ConcurrentHashMap.newKeySet();
    private final Set<String> own;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> looking;

    private ProcessLists() {
        own = Set.of(Long.toString(ProcessHandle.current().pid()));
    }

    static ProcessLists watch() {
        var lists = new ProcessLists();
        lists.looking = lists.clock.scheduleWithFixedDelay(lists::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return lists;
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (!own.contains(process.getFileName().toString())) {
                    keep(process.resolve("cmdline"), words);
                    keep(process.resolve("environ"), variables);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void keep(Path file, Set<String> where) {
        try {
            for (String word : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\0", -1)) {
                where.add(word);
            }
        } catch (IOException gone) {
            // The process has ended, or belongs to somebody else.
            return;
        }
    }

    Set<String> words() {
        return Set.copyOf(words);
    }

    Set<String> variables() {
        return Set.copyOf(variables);
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        clock.shutdownNow();
    }
}
