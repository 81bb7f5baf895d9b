package dev.runproof.lab.opengauss;

import java.util.HashSet;
import java.util.Set;

/** The login trust of one account between nodes, per ordered pair. */
final class Trust {
    private final Set<Pair> broken = new HashSet<>();

    private record Pair(int from, int to) {}

    boolean holds(Node from, Node to) {
        return !broken.contains(new Pair(from.id(), to.id()));
    }

    void breakPair(Node from, Node to) {
        broken.add(new Pair(from.id(), to.id()));
    }

    void mend() {
        broken.clear();
    }
}
