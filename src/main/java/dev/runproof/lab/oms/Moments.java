package dev.runproof.lab.oms;

import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What waits for an act of the procedure to reach the lab; safe for several threads. */
final class Moments {
    private final List<Waiting> waiting = new ArrayList<>();

    /** The acts by which a lab sees how far a procedure has come. */
    enum Act {
        /** The value of {@code ha.config} was changed in a console. */
        HA_EDITED,
        OLD_STOPPED,
        IMAGE_LOADED,
        NEW_STARTED,
        INIT_BEGUN,
        INIT_ENDED,
        NEW_STOPPED,
        OLD_STARTED
    }

    private record Waiting(Act act, Optional<HostName> host, Runnable happening) {}

    /** Lets something happen once, when the act comes on this host, or on any. */
    synchronized void once(Act act, Optional<HostName> host, Runnable happening) {
        waiting.add(new Waiting(act, host, happening));
    }

    void come(Act act, HostName host) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
                var next = each.next();
                if (next.act() == act
                        && (next.host().isEmpty() || next.host().get().equals(host))) {
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
