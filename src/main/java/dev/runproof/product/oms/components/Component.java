package dev.runproof.product.oms.components;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A component of a project, as it was seen.
 *
 * @param host the address it is on; may be empty where the page shows none
 * @param subtopic what a Store holds; empty where the page shows none
 * @param word the state as it was written
 * @param reported when it last reported, by the hosts' clock; empty where that is not told
 * @param moving what a page shows of times and latency: of a component that reports it changes
 */
record Component(
        Kind kind,
        String name,
        String host,
        String subtopic,
        State state,
        String word,
        Optional<Instant> reported,
        List<String> moving) {
    Component {
        moving = List.copyOf(moving);
    }

    boolean isStore() {
        return kind == Kind.STORE;
    }

    boolean runs() {
        return state == State.RUNS;
    }

    /** The same component, whatever its state. */
    boolean is(Component other) {
        return kind == other.kind && name.equals(other.name) && host.equals(other.host);
    }

    @Override
    public String toString() {
        return kind + " " + name + (host.isEmpty() ? "" : " on " + host);
    }
}
