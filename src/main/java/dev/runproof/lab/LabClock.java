package dev.runproof.lab;

import java.time.Duration;
import java.time.Instant;

/** The time of the simulated hosts, which may run faster than the controller's; tests advance their own by hand. */
public interface LabClock {
    Instant now();

    /** Waits for this long in lab time; returns early only by the exception. */
    void pass(Duration labTime) throws InterruptedException;

    /** How many times faster than the wall clock it runs; 1 is the wall clock's pace. */
    double speed();
}
