package dev.runproof.run;

import org.opentest4j.TestAbortedException;

/** A step that was not carried out because one before it did not pass; Cucumber reports it as skipped. */
final class NotReached extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    NotReached(StepPlace place, String why) {
        super("[BLOCKED] " + place.text() + ": blocked by " + why);
    }
}
