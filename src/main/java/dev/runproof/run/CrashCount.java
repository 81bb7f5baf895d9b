package dev.runproof.run;

import dev.runproof.model.Verdict;

/** Tells at the end of a run how many crash points it had, so that a test knows which ones to enumerate. */
record CrashCount(CrashPoints points) implements RunEvents {
    @Override
    public void runEnded(String runId, Verdict verdict) {
        System.err.println("crash points: " + points.passed());
    }
}
