package dev.runproof.lab;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server of the model listen at a port that one of this process may have closed a moment ago.
 *
 * <p>A child that is being started holds every open file of this process until it becomes its program, listening sockets too: a
 * busy machine needs some hundredths of a second for it, in which nobody can bind.
 */
public final class Listening {
    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final long PACE_MILLIS = 5;

    private Listening() {}

    /** Binds a server to its port. */
    @FunctionalInterface
    public interface Opening<T> {
        T open() throws IOException;
    }

    /** @throws IOException when the port is still taken after half a second, or the server cannot be made */
    public static <T> T at(Opening<T> opening) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return opening.open();
            } catch (BindException taken) {
                if (System.nanoTime() > end || !passed()) {
                    throw taken;
                }
            }
        }
    }

    private static boolean passed() {
        try {
            return !new CountDownLatch(1).await(PACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
