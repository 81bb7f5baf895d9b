package dev.runproof.lab.openmldb.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The nodes below the cluster's root path.
 *
 * <p>Each ephemeral node belongs to the process that made it and outlives it by the session timeout.
 */
final class ZooKeeper {
    private final Map<String, Server> tablets = new TreeMap<>();
    private final Map<String, Server> locks = new LinkedHashMap<>();
    private final List<Runnable> whenReachable = new ArrayList<>();
    private Optional<Server> taskmanager = Optional.empty();
    private Optional<Boolean> autoFailover = Optional.empty();
    private boolean reachable = true;

    /** {@code /nodes}: the tablets by endpoint. */
    Map<String, Server> tablets() {
        return tablets;
    }

    /** {@code /leader}: the nameservers by endpoint, in the order of their locks; the first leads. */
    Map<String, Server> locks() {
        return locks;
    }

    Optional<Server> firstLock() {
        return locks.values().stream().findFirst();
    }

    /** {@code /taskmanager/leader}. */
    Optional<Server> taskmanager() {
        return taskmanager;
    }

    void taskmanager(Optional<Server> leader) {
        taskmanager = leader;
    }

    /** {@code /config/auto_failover}; empty while nobody has written it. */
    Optional<Boolean> autoFailover() {
        return autoFailover;
    }

    void autoFailover(Optional<Boolean> value) {
        autoFailover = value;
    }

    boolean reachable() {
        return reachable;
    }

    void reachable(boolean answers) {
        reachable = answers;
        if (answers) {
            var waiting = List.copyOf(whenReachable);
            whenReachable.clear();
            waiting.forEach(Runnable::run);
        }
    }

    /** At once, or as soon as it is there again: no node changes while it is away. */
    void whenReachable(Runnable what) {
        if (reachable) {
            what.run();
        } else {
            whenReachable.add(what);
        }
    }

    boolean holds(Server server) {
        return tablets.containsValue(server)
                || locks.containsValue(server)
                || taskmanager.filter(server::equals).isPresent();
    }
}
