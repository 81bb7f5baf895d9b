package dev.runproof.lab.oms.docker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pause between two looks at what the machine does at its own pace. */
final class Waits {
    private Waits() {}

    static void look(long millis) throws InterruptedException {
        boolean opened = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        if (opened) {
            throw new IllegalStateException("a latch that nobody opens was opened");
        }
    }
}
