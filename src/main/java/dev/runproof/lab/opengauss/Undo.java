package dev.runproof.lab.opengauss;

import java.util.ArrayDeque;
import java.util.Deque;

/** What takes planted scenarios back, the latest first; safe for several threads. */
final class Undo {
    private final Deque<Runnable> actions = new ArrayDeque<>();

    synchronized void add(Runnable action) {
        actions.push(action);
    }

    void run() {
        while (true) {
            Runnable next;
            synchronized (this) {
                next = actions.poll();
            }
            if (next == null) {
                return;
            }
            next.run();
        }
    }
}
