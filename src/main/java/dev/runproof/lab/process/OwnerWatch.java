package dev.runproof.lab.process;

import dev.runproof.lab.LabSpec.Owner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a lab that was made for a run when nobody has carried that run on for a while. */
public final class OwnerWatch {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Duration grace;
    private Optional<Owner> owner;
    private Optional<ProcessHandle> process;
    private long lastSeenNanos = System.nanoTime();

    public OwnerWatch(Optional<Owner> owner, Duration grace) {
        this.grace = grace;
        this.owner = owner;
        this.process = owner.flatMap(run -> ProcessHandle.of(run.pid()));
    }

    public synchronized Optional<Owner> owner() {
        return owner;
    }

    /** Another process carries the run on. */
    public synchronized void take(Owner next) {
        owner = Optional.of(next);
        process = ProcessHandle.of(next.pid());
        lastSeenNanos = System.nanoTime();
    }

    /** Whether the lab was made for a process that is gone already. */
    public synchronized boolean orphan() {
        return owner.isPresent() && !process.map(ProcessHandle::isAlive).orElse(false);
    }

    private synchronized boolean forsaken() {
        if (!orphan()) {
            lastSeenNanos = System.nanoTime();
            return false;
        }
        return System.nanoTime() - lastSeenNanos > grace.toNanos();
    }

    /** Waits until the lab is to end: it was told so, or its run is forsaken. */
    public void await(CountDownLatch down) throws InterruptedException {
        boolean told = false;
        while (!told && !forsaken()) {
            told = down.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
