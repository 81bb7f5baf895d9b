package dev.runproof.lab.openmldb;

import dev.runproof.model.DidYouMean;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What waits for a documented step to reach the lab; safe for several threads. */
final class Moments {
    private static final List<String> REACHED = List.of(
            "OM-S1", "OM-S2", "OM-S4", "OM-S5", "OM-1", "OM-2", "OM-3", "OM-4", "OM-6", "OM-7", "OM-8", "OM-9", "OM-10",
            "OM-11", "OM-12", "OM-13", "OM-14", "OM-16", "OM-17", "OM-18", "OM-19", "OM-20", "OM-21", "OM-22", "OM-23",
            "OM-24", "OM-25", "OM-26");

    /** No tool of the product takes part in them: they count as begun. */
    private static final Set<String> AT_ONCE = Set.of("OM-P1", "OM-P2", "OM-P3", "OM-S3", "OM-S6", "OM-5", "OM-15");

    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(String step, Optional<HostName> host, Runnable happening) {}

    /**
     * Whether a step can be waited for; one that no tool takes part in has begun already.
     *
     * @throws IllegalArgumentException when there is no such step
     */
    static boolean waitsFor(String step) {
        if (!REACHED.contains(step) && !AT_ONCE.contains(step)) {
            throw new IllegalArgumentException("no documented step is called " + step
                    + DidYouMean.nearest(step, REACHED)
                            .map(known -> "; did you mean " + known + "?")
                            .orElse("")
                    + "; the steps are OM-1 to OM-26, OM-P1 to OM-P3 and OM-S1 to OM-S6");
        }
        return REACHED.contains(step);
    }

    /** Lets something happen once, when the step comes on this host, or on any. */
    synchronized void once(String step, Optional<HostName> host, Runnable happening) {
        waiting.add(new Waiting(step, host, happening));
    }

    /** @param host where the tool of the step was called; empty when the step is of no one host */
    void come(String step, Optional<HostName> host) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
                var next = each.next();
                if (next.step().equals(step)
                        && (next.host().isEmpty()
                                || host.isEmpty()
                                || next.host().equals(host))) {
                    each.remove();
                    due.add(next.happening());
                }
            }
        }
        due.forEach(Runnable::run);
    }

    synchronized void clear() {
        waiting.clear();
    }
}
