package dev.runproof.product.openmldb.traffic;

import java.util.Optional;

/** Beats that a test gives by hand. */
final class HandBeats implements Beats {
    Runnable write = () -> {};
    Runnable read = () -> {};
    Runnable look = () -> {};
    Runnable atEveryPause = () -> {};
    Optional<Throwable> broken = Optional.empty();

    @Override
    public void begin(Runnable write, Runnable read, Runnable look) {
        this.write = write;
        this.read = read;
        this.look = look;
    }

    @Override
    public Optional<Throwable> broken() {
        return broken;
    }

    @Override
    public void pass() {
        atEveryPause.run();
    }

    @Override
    public void close() {
        // Nothing goes on by itself.
    }
}
