package dev.runproof.lab.opengauss;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What waits for a moment of the procedure; safe for several threads. */
final class Moments {
    private final Map<Moment, List<Runnable>> waiting = new EnumMap<>(Moment.class);
    private boolean upgraded;

    /** Lets something happen once, when the moment comes. */
    synchronized void once(Moment moment, Runnable happening) {
        waiting.computeIfAbsent(moment, none -> new ArrayList<>()).add(happening);
    }

    /** The moment has come. */
    void come(Moment moment) {
        List<Runnable> due;
        synchronized (this) {
            upgraded |= moment == Moment.UPGRADE_ENDED;
            List<Runnable> found = waiting.remove(moment);
            due = found == null ? List.of() : found;
        }
        due.forEach(Runnable::run);
    }

    /** Whether a switch has been tried since the lab began. */
    synchronized boolean upgraded() {
        return upgraded;
    }

    synchronized void clear() {
        waiting.clear();
    }
}
