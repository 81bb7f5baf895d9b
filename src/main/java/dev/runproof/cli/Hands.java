package dev.runproof.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Does pieces of work in the order in which they were given, some at a time. */
final class Hands {
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final int number;

    Hands(int number) {
        this.number = number;
    }

    /** Work to be done once {@link #all} is called. An error, of memory above all, ends its thread and is told as such. */
    <T> CompletableFuture<T> give(Supplier<T> piece) {
        var end = new CompletableFuture<T>();
        work.add(() -> {
            try {
                end.complete(piece.get());
            } catch (RuntimeException thrown) {
                end.completeExceptionally(thrown);
            }
        });
        return end;
    }

    /** What came of all, in the order of the futures; the first exception in that order is thrown, without waiting for the rest. */
    <T> List<T> all(List<CompletableFuture<T>> ends) {
        for (int hand = 1; hand <= number; hand++) {
            var thread = new Thread(this::workOff, "rehearsals " + hand);
            thread.setDaemon(true);
            thread.start();
        }
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

    private void workOff() {
        for (Runnable piece = work.poll(); piece != null; piece = work.poll()) {
            piece.run();
        }
    }
}
