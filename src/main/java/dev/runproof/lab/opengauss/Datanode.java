package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import dev.runproof.lab.opengauss.picture.StaticRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The database instance of a node: what it really is, whether or not CM knows. */
final class Datanode {
    private final StaticRole staticRole;
    private DnRole role;
    private DnState state = DnState.NORMAL;
    private Instant since;
    private Optional<Condition> pinned = Optional.empty();

    Datanode(StaticRole staticRole, Instant now) {
        this.staticRole = staticRole;
        this.role = staticRole.home();
        this.since = now;
    }

    /** A role and state that a fault holds it in. */
    record Condition(DnRole role, DnState state) {}

    StaticRole staticRole() {
        return staticRole;
    }

    DnRole role() {
        return pinned.map(Condition::role).orElse(role);
    }

    DnState state() {
        return pinned.map(Condition::state).orElse(state);
    }

    boolean isPinned() {
        return pinned.isPresent();
    }

    void pin(DnRole pinnedRole, DnState pinnedState) {
        pinned = Optional.of(new Condition(pinnedRole, pinnedState));
    }

    void release() {
        pinned = Optional.empty();
    }

    void become(DnRole nextRole, DnState nextState, Instant now) {
        if (role != nextRole || !state.equals(nextState)) {
            role = nextRole;
            state = nextState;
            since = now;
        }
    }

    boolean been(DnState.Kind kind, Duration atLeast, Instant now) {
        return state().kind() == kind && !since.plus(atLeast).isAfter(now);
    }

    /** Is the primary, serves, or is about to. */
    boolean leads() {
        return role() == DnRole.PRIMARY || state().kind() == DnState.Kind.PROMOTING;
    }
}
