package dev.runproof.run;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import java.time.Clock;

/**
 * What the moves of a run may touch.
 *
 * @param runId the run's id, part of every ledger key
 * @param facts what the run has learned so far
 */
record World(String runId, Hosts hosts, Facts facts, RunEvents events, Gatekeeper gatekeeper, Pace pace, Clock clock) {
    /** The same with a copy of the facts: what is learned there is not known here. */
    World withFactsOfItsOwn() {
        var copy = new Facts();
        facts.all().forEach(copy::learn);
        return new World(runId, hosts, copy, events, gatekeeper, pace, clock);
    }

    Session session(HostName host) {
        return hosts.session(host);
    }
}
