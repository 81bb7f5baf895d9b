package dev.runproof.product.openmldb.traffic;

import java.util.Optional;

/** What makes writer, reader and prober go on by themselves; tests move them by hand. */
interface Beats extends Lookup.Pause, AutoCloseable {
    void begin(Runnable write, Runnable read, Runnable look);

    /** What ended one of them before its time. */
    Optional<Throwable> broken();

    /** Returns when none of them is at work any more. */
    @Override
    void close();
}
