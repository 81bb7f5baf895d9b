package dev.runproof.lab.openmldb;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits in wall time, for what the machine does at its own pace whatever the lab's clock says. */
final class Wall {
    /** A process that ends when it is told to has ended by then. */
    static final Duration HEARD = Duration.ofMillis(150);

    /** A process that was started has done its first steps by then, on a busy machine too. */
    static final Duration BEGUN = Duration.ofSeconds(10);

    /** No client waits longer for an answer that does not come. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final long PACE_MILLIS = 3;

    private Wall() {}

    /** Whether it came to be within the limit. */
    static boolean until(BooleanSupplier wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            boolean opened = new CountDownLatch(1).await(PACE_MILLIS, TimeUnit.MILLISECONDS);
            if (opened) {
                throw new IllegalStateException("a latch that nobody opens was opened");
            }
        }
        return true;
    }
}
