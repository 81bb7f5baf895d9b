package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.CmServerState;
import java.time.Duration;
import java.time.Instant;

/** The CMServer of a node: its state and since when. */
final class CmServer {
    private CmServerState state = CmServerState.DOWN;
    private Instant since;

    CmServer(Instant now) {
        this.since = now;
    }

    CmServerState state() {
        return state;
    }

    void become(CmServerState next, Instant now) {
        if (state != next) {
            state = next;
            since = now;
        }
    }

    boolean been(CmServerState wanted, Duration atLeast, Instant now) {
        return state == wanted && !since.plus(atLeast).isAfter(now);
    }
}
