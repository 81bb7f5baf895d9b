package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/**
 * What is going to happen, and the model's own present.
 *
 * <p>Nothing runs by itself: whoever asks the cluster first lets everything happen that was due, in order, each at its own
 * time.
 */
final class Timeline {
    private record Due(Instant at, long number, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final InstantSource clock;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private Instant now;
    private long number;

    Timeline(InstantSource clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable what) {
        due.add(new Due(now.plus(delay), number++, what));
    }

    /** Works off what is due by now. */
    void advance() {
        Instant end = clock.instant();
        while (!due.isEmpty() && !due.peek().at().isAfter(end)) {
            Due next = due.remove();
            // A clock that was turned back does not turn the cluster back.
            now = next.at().isAfter(now) ? next.at() : now;
            next.what().run();
        }
        now = end.isAfter(now) ? end : now;
    }
}
