package dev.runproof.inventory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The first line that a command of this machine printed.
 *
 * <p>What it wrote to standard error is not kept: it might tell more than it should.
 *
 * @param line the line; empty when there is none or the command failed
 * @param trouble why there is none
 */
record FirstLine(Optional<String> line, String trouble) {

    /** Runs shell text in a folder, without input, and ends it with all its children when the limit is over. */
    static FirstLine of(String shellText, Path folder, Duration limit) {
        Process process;
        try {
            process = new ProcessBuilder(List.of("sh", "-c", shellText))
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return trouble("no shell could be started");
        }
        var first = new AtomicReference<Optional<String>>(Optional.empty());
        // In a thread of its own: the common pool of a small machine has one, and it may be waiting for another
        // command.
        var reading = CompletableFuture.runAsync(() -> first.set(drain(process)), FirstLine::inItsOwnThread);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return trouble("the command gave no answer within " + limit.toSeconds() + " s");
            }
            reading.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return trouble("the wait for the command was interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return trouble("the command's output did not end");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            return trouble("the command exited with " + process.exitValue());
        }
        return new FirstLine(Objects.requireNonNull(first.get()), "the command's first line is empty");
    }

    private static void inItsOwnThread(Runnable task) {
        var thread = new Thread(task, "first line");
        thread.setDaemon(true);
        thread.start();
    }

    private static Optional<String> drain(Process process) {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Optional<String> first = Optional.ofNullable(output.readLine());
            while (output.readLine() != null) {
                // the command must not block on a full pipe
            }
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirstLine trouble(String what) {
        return new FirstLine(Optional.empty(), what);
    }
}
