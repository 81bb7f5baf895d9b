package dev.runproof.lab.openmldb.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts and ends of processes, and what becomes of their nodes in ZooKeeper. */
final class Processes {
    private final World world;

    Processes(World world) {
        this.world = world;
    }

    void started(Component component, String version, boolean autoFailover) {
        Server before = world.servers().get(component);
        if (before != null && before.lives()) {
            stopped(component);
        }
        var server = new Server(component, version, autoFailover, world.now());
        world.add(server);
        world.log(component, 'I', "start " + component.kind().word() + " on endpoint " + component.endpoint());
        if (!world.switches().neverRegister().contains(component)) {
            Duration delay = world.switches()
                    .slowRegistration()
                    .getOrDefault(component, world.timings().registration());
            world.timeline().after(delay, () -> register(server));
        }
    }

    /** A process that has been there since {@code since}, registered, with everything loaded. */
    void running(Component component, String version, Instant since) {
        var server = new Server(component, version, world.topology().autoFailover(), since);
        server.fate(Fate.REGISTERED);
        world.add(server);
        ZooKeeper zooKeeper = world.zooKeeper();
        switch (component.kind()) {
            case NAMESERVER -> {
                zooKeeper.locks().put(component.endpoint(), server);
                if (zooKeeper.locks().size() == 1) {
                    world.leadership().hasLed(server, since);
                }
            }
            case TABLET -> {
                zooKeeper.tablets().put(component.endpoint(), server);
                world.views().put(component.endpoint(), new TabletView(true, since));
                world.replication().loadAllAtOnce(component.endpoint());
            }
            case TASKMANAGER -> {
                if (zooKeeper.taskmanager().isEmpty()) {
                    zooKeeper.taskmanager(Optional.of(server));
                }
            }
            case APISERVER -> {}
        }
    }

    private boolean isPresent(Server server) {
        return server.lives() && world.servers().get(server.component()) == server;
    }

    private void register(Server server) {
        if (!isPresent(server)) {
            return;
        }
        if (server.halted()) {
            world.timeline().after(world.timings().registration(), () -> register(server));
            return;
        }
        if (!world.zooKeeper().reachable()) {
            refuse(
                    server,
                    List.of("fail to connect to zookeeper " + world.topology().zkCluster(), "zk client init failed"));
            return;
        }
        switch (server.component().kind()) {
            case TABLET -> registerTablet(server);
            case NAMESERVER -> registerNameserver(server);
            case TASKMANAGER -> registerTaskmanager(server);
            case APISERVER -> server.fate(Fate.REGISTERED);
        }
    }

    private void registerTablet(Server server) {
        String endpoint = server.endpoint();
        if (world.zooKeeper().tablets().containsKey(endpoint)) {
            refuse(
                    server,
                    List.of(
                            "fail to register self with endpoint " + endpoint + ", err from zk -110",
                            "Fail to register zk"));
            return;
        }
        world.zooKeeper().tablets().put(endpoint, server);
        server.fate(Fate.REGISTERED);
        world.log(server.component(), 'I', "registered self with endpoint " + endpoint);
        world.leadership().whenLed(() -> world.failover().registered(server));
    }

    private void registerNameserver(Server server) {
        int tablets = world.zooKeeper().tablets().size();
        int needed = world.topology().systemTableReplicas();
        if (tablets < needed) {
            refuse(
                    server,
                    List.of("system_table_replica_num " + needed + " is greater than the number of tablets "
                            + tablets));
            return;
        }
        boolean tookOver = world.zooKeeper().locks().containsKey(server.endpoint());
        boolean leads = world.zooKeeper()
                .firstLock()
                .filter(it -> it.endpoint().equals(server.endpoint()))
                .isPresent();
        world.zooKeeper().locks().put(server.endpoint(), server);
        server.fate(Fate.REGISTERED);
        if (tookOver && leads) {
            // The lowest lock node still carries this endpoint: no election.
            world.leadership().lead(server);
        } else {
            world.leadership().locksChanged();
        }
    }

    private void registerTaskmanager(Server server) {
        Optional<Server> leading = world.zooKeeper().taskmanager();
        server.fate(Fate.REGISTERED);
        if (leading.filter(it -> !it.endpoint().equals(server.endpoint())).isEmpty()) {
            leadTaskmanager(server);
        }
    }

    private void leadTaskmanager(Server server) {
        world.zooKeeper().taskmanager(Optional.of(server));
        world.jobs().lostAfterRestart();
    }

    private void refuse(Server server, List<String> why) {
        why.forEach(it -> world.log(server.component(), 'W', it));
        world.timeline().after(world.timings().refused(), () -> {
            if (isPresent(server)) {
                end(server);
            }
        });
    }

    void stopped(Component component) {
        Server server = world.servers().get(component);
        if (server != null && server.lives()) {
            end(server);
        }
    }

    private void end(Server server) {
        if (server.component().kind() == Kind.TABLET) {
            world.failover().silent(server.endpoint());
            world.tablet(server.endpoint()).forget();
        }
        server.fate(Fate.EXITED);
        if (world.zooKeeper().holds(server)) {
            world.timeline()
                    .after(world.timings().session(), () -> world.zooKeeper().whenReachable(() -> sessionEnds(server)));
        }
    }

    /** Whoever does nothing loses his session, and registers anew when he goes on. */
    void halted(Component component, boolean now) {
        Server server = world.servers().get(component);
        if (server == null || !server.lives() || server.halted() == now) {
            return;
        }
        server.halted(now);
        int halts = server.halts();
        if (now && world.zooKeeper().holds(server)) {
            world.timeline()
                    .after(
                            world.timings().session(),
                            () -> world.zooKeeper().whenReachable(() -> {
                                if (server.halted() && server.halts() == halts && server.lives()) {
                                    sessionEnds(server);
                                }
                            }));
        } else if (!now && server.fate() == Fate.REGISTERED) {
            goesOn(server);
        }
    }

    private void goesOn(Server server) {
        boolean holds = world.zooKeeper().holds(server);
        switch (server.component().kind()) {
            case NAMESERVER -> {
                if (holds) {
                    world.leadership().goesOn(server);
                } else {
                    register(server);
                }
            }
            case TABLET -> {
                if (!holds) {
                    register(server);
                }
            }
            case TASKMANAGER -> {
                // One that stands by has no node and lost none.
                if (!holds && server.lostItsNode()) {
                    end(server);
                }
            }
            case APISERVER -> {}
        }
    }

    private void sessionEnds(Server server) {
        ZooKeeper zooKeeper = world.zooKeeper();
        if (zooKeeper.tablets().remove(server.endpoint(), server)) {
            world.leadership().whenLed(() -> world.failover().offline(server.endpoint()));
        }
        if (zooKeeper.locks().remove(server.endpoint(), server)) {
            world.leadership().locksChanged();
        }
        if (zooKeeper.taskmanager().filter(server::equals).isPresent()) {
            server.losesItsNode();
            zooKeeper.taskmanager(Optional.empty());
            world.servers().values().stream()
                    .filter(it -> it.component().kind() == Kind.TASKMANAGER && it.fate() == Fate.REGISTERED)
                    .filter(it -> !it.halted())
                    .findFirst()
                    .ifPresent(this::leadTaskmanager);
        }
    }

    /** ZooKeeper goes away: a taskmanager ends with its session, the others wait. */
    void zooKeeperGone() {
        world.zooKeeper().reachable(false);
        world.timeline().after(world.timings().session(), () -> {
            if (!world.zooKeeper().reachable()) {
                List.copyOf(world.servers().values()).stream()
                        .filter(it -> it.component().kind() == Kind.TASKMANAGER && it.lives())
                        .forEach(this::end);
            }
        });
    }

    /** The leading nameserver loses its lock and queues behind the others. */
    void leaderLosesLock() {
        ZooKeeper zooKeeper = world.zooKeeper();
        zooKeeper.firstLock().ifPresent(first -> {
            zooKeeper.locks().remove(first.endpoint());
            zooKeeper.locks().put(first.endpoint(), first);
            world.leadership().lose();
        });
    }
}
