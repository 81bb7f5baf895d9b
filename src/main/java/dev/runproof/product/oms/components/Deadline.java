package dev.runproof.product.oms.components;

import dev.runproof.parse.OmsHaLimits;
import java.time.Duration;
import java.time.Instant;

/** How long after a change components may take to become what they are to be, and what a lab's clock makes of it. */
record Deadline(double speed) {
    /** The outermost limit, whatever {@code ha.config} says. */
    static final Duration LONGEST = Duration.ofHours(3);

    private static final Duration AFTER_HOST_DOWN = Duration.ofSeconds(60);
    private static final Duration AFTER_TICKET = Duration.ofMinutes(10);
    /** A lab's own work takes the machine's time: a busy machine gets as much as any other wait of a run. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** Host's time. */
    static Duration of(Column column, OmsHaLimits ha) {
        Duration time = switch (column) {
            case HA_OFF -> ha.hostDown().plus(AFTER_HOST_DOWN);
            case HA_ON ->
                larger(ha.moduleException(), ha.jdbcWriter())
                        .plus(ha.betweenTickets())
                        .plus(AFTER_TICKET);
        };
        return time.compareTo(LONGEST) < 0 ? time : LONGEST;
    }

    private static Duration larger(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    boolean isOver(Instant change, Duration hostTime, Instant now) {
        Duration wall = wall(hostTime);
        Duration shortest = hostTime.compareTo(SHORTEST) < 0 ? hostTime : SHORTEST;
        return !now.isBefore(change.plus(larger(wall, shortest)));
    }

    /** Whether this much of the hosts' time lies between two moments of the controller. */
    boolean apart(Instant earlier, Duration hostTime, Instant later) {
        return !later.isBefore(earlier.plus(wall(hostTime)));
    }

    private Duration wall(Duration hostTime) {
        return Duration.ofNanos(Math.round(hostTime.toNanos() / speed));
    }
}
