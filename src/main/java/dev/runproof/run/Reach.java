package dev.runproof.run;

import dev.runproof.model.Effect;
import dev.runproof.model.StepScript;

/** How far into a procedure a run goes. */
public enum Reach {
    /** All of it. */
    WHOLE,
    /** Only what reads before the first step that changes a host: the preconditions. */
    PRECONDITIONS;

    boolean covers(StepScript script) {
        return this == WHOLE || script.effect() == Effect.READS;
    }
}
