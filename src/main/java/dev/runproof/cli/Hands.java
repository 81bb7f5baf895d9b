package dev.runproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does pieces of work in the order in which they were given, some at a time. */
final class Hands implements AutoCloseable {
    private final ExecutorService pool;

    Hands(int number) {
        pool = Executors.newFixedThreadPool(number, work -> {
            var thread = new Thread(work, "rehearsals");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** An error, of memory above all, ends the thread of the work and is told as such. */
    <T> CompletableFuture<T> give(Supplier<T> piece) {
        var end = new CompletableFuture<T>();
        pool.execute(() -> {
            try {
                end.complete(piece.get());
            } catch (RuntimeException thrown) {
                end.completeExceptionally(thrown);
            }
        });
        return end;
    }

    /** What came of all, in the order of the futures; the first exception in that order is thrown, without waiting for the rest. */
    static <T> List<T> all(List<CompletableFuture<T>> ends) {
        var results = new ArrayList<T>();
        for (CompletableFuture<T> end : ends) {
            try {
                results.add(end.join());
            } catch (CompletionException thrown) {
                throw thrown.getCause() instanceof RuntimeException cause ? cause : thrown;
            }
        }
        return results;
    }

    /** What was given is still done; no more is taken. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
