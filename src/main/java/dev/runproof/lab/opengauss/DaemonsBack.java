package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The waiting of the switch for the daemons of every node, one after the other, each with its own limit. */
final class DaemonsBack {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Map<Daemon, Duration> LIMITS = new EnumMap<>(Map.of(
            Daemon.OM_MONITOR, Duration.ofSeconds(120),
            Daemon.CM_AGENT, Duration.ofSeconds(20),
            Daemon.CM_SERVER, Duration.ofSeconds(20)));

    /** What this machine may need to start a real process, which no lab clock makes faster; nothing at speed 1. */
    private static final long START_MILLIS = 2000;

    private final Cluster cluster;
    private final List<Waiting> waiting = new ArrayList<>();

    private static final class Waiting {
        private final NodeSwitch nodeSwitch;
        private final List<Daemon> left = new ArrayList<>(LIMITS.keySet());
        private Instant begun;

        Waiting(NodeSwitch nodeSwitch, Instant now) {
            this.nodeSwitch = nodeSwitch;
            this.begun = now;
        }
    }

    DaemonsBack(Cluster cluster, List<NodeSwitch> switches) {
        this.cluster = cluster;
        Instant now = cluster.clock().now();
        switches.stream()
                .filter(nodeSwitch -> !nodeSwitch.manual())
                .forEach(nodeSwitch -> waiting.add(new Waiting(nodeSwitch, now)));
    }

    /** Returns when every node is back or has run out of its time; the latter are added to the failures. */
    void await(List<String> failures) throws InterruptedException {
        while (true) {
            synchronized (cluster) {
                cluster.tick();
                waiting.removeIf(one -> over(one, failures));
            }
            if (waiting.isEmpty()) {
                return;
            }
            cluster.clock().pass(PACE);
        }
    }

    /** What is added to a limit in this lab's time. */
    static Duration allowance(LabClock clock) {
        return Duration.ofMillis((long) ((clock.speed() - 1) * START_MILLIS));
    }

    private boolean over(Waiting one, List<String> failures) {
        Instant now = cluster.clock().now();
        while (!one.left.isEmpty() && one.nodeSwitch.back(one.left.get(0))) {
            one.left.remove(0);
            one.begun = now;
        }
        if (one.left.isEmpty()) {
            return true;
        }
        Daemon daemon = one.left.get(0);
        Duration limit = LIMITS.getOrDefault(daemon, Duration.ZERO).plus(allowance(cluster.clock()));
        if (!one.begun.plus(limit).isAfter(now)) {
            failures.add("[FAILURE] " + one.nodeSwitch.node().name() + ": Get start time of process " + daemon.program()
                    + " failed.");
            return true;
        }
        return false;
    }
}
