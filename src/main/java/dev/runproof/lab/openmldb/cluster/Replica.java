package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A partition in the memory of a tablet, as the tablet sees it. */
final class Replica {
    enum Mode {
        LEADER("kTableLeader"),
        FOLLOWER("kTableFollower");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    enum State {
        UNDEFINED("kTableUndefined"),
        NORMAL("kTableNormal"),
        LOADING("kTableLoading"),
        MAKING_SNAPSHOT("kMakingSnapshot"),
        SNAPSHOT_PAUSED("kSnapshotPaused");

        private final String word;

        State(String word) {
            this.word = word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a table: " + word);
        }

        String word() {
            return word;
        }
    }

    /** What a nameserver has heard of a replica. */
    record Seen(long offset, long rows) {}

    /** How a replica that was loaded with arrears takes them over: evenly, within this time; empty: never. */
    record Pace(long from, long arrears, Instant since, Optional<Duration> within) {
        /** The offset up to which it has come by now. */
        long limit(Instant now) {
            if (within.isEmpty()) {
                return from;
            }
            long passed = Duration.between(since, now).toMillis();
            long whole = within.get().toMillis();
            return passed >= whole ? Long.MAX_VALUE : from + arrears * passed / whole;
        }
    }

    private final Log log;
    private final Set<String> followers = new HashSet<>();
    private Mode mode;
    private State state;
    private long term;
    private Seen before;
    private Optional<Pace> pace = Optional.empty();
    private Instant changed;

    Replica(Log log, Mode mode, State state, long term, Instant since) {
        this.log = log;
        this.mode = mode;
        this.state = state;
        this.term = term;
        this.changed = since;
        this.before = seen();
    }

    Log log() {
        return log;
    }

    /** Endpoints that this one, as a leader, sends its entries to. */
    Set<String> followers() {
        return followers;
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        mode = next;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    /** The term of the leader whose entries it holds. */
    long term() {
        return term;
    }

    void term(long next) {
        term = next;
    }

    Optional<Pace> pace() {
        return pace;
    }

    void pace(Pace slow) {
        pace = Optional.of(slow);
    }

    boolean leads() {
        return mode == Mode.LEADER;
    }

    private Seen seen() {
        return new Seen(log.offset(), log.rows());
    }

    /** To be told before each change of the log: the nameserver goes on seeing the old figures for a while. */
    void changing(Instant now) {
        if (Refresh.between(changed, now)) {
            before = seen();
        }
        changed = now;
    }

    /** As of the nameserver's last refresh. */
    Seen seenAt(Instant now) {
        return Refresh.between(changed, now) ? seen() : before;
    }
}
