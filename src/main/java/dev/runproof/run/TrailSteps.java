package dev.runproof.run;

import dev.runproof.audit.AuditTrail;

/** Tells the audit trail which step the deeds that follow belong to. */
record TrailSteps(AuditTrail trail) implements RunEvents {
    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        trail.step(place.key().toString());
    }
}
