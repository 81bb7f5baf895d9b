package dev.runproof.lab.oms;

import java.util.ArrayDeque;
import java.util.Deque;

/** How the scenarios that were planted are taken back, the last first. */
final class Undo {
    private final Deque<Runnable> actions = new ArrayDeque<>();

    synchronized void add(Runnable action) {
        actions.push(action);
    }

    synchronized void run() {
        while (!actions.isEmpty()) {
            actions.pop().run();
        }
    }
}
