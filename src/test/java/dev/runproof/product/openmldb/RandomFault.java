package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Faults;
import dev.runproof.lab.openmldb.cluster.OpFault;
import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import dev.runproof.lab.openmldb.cluster.OpType;
import dev.runproof.lab.openmldb.cluster.TableSpec;
import dev.runproof.lab.openmldb.cluster.WriterSpec;
import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What befalls one upgrade, once. */
enum RandomFault {
    NOTHING,
    REPLICA_MARKED_DEAD,
    OPERATION_FAILS,
    OPERATION_NEVER_ENDS,
    OPERATION_IS_CANCELLED,
    OPERATION_HAD_FAILED,
    FOLLOWER_HANGS_BEHIND,
    LOADS_BEHIND,
    SOMEBODY_WRITES,
    COMPONENT_DIES,
    TOOL_IS_KILLED,
    SHELL_OF_TOOL_IS_KILLED,
    RUNNER_IS_KILLED,
    CLIENT_REFUSES,
    STATFILE_IS_LOST,
    START_FAILS,
    NEVER_REGISTERS,
    REGISTERS_SLOWLY,
    OLD_PROGRAM_IS_STARTED,
    HEARS_NO_SIGNAL,
    LEADER_LOSES_LOCK,
    ZOOKEEPER_GOES,
    TABLE_HAS_WARNINGS,
    TABLE_IS_DROPPED,
    TABLE_IS_CREATED,
    AUTO_FAILOVER_IS_CHANGED,
    DISK_IS_LOST,
    TABLET_IS_FULL,
    TABLET_IS_SILENT,
    EXCHANGE_FAILS,
    JOB_IS_RUNNING;

    private static final int ALWAYS = 1_000_000;
    private static final List<String> ORDERS =
            List.of("addreplica", "delreplica", "changeleader", "recovertable", "confset", "showtable", "confget");

    /** Kills end nothing but what is at work: somebody resumes. */
    boolean isKill() {
        return this == SHELL_OF_TOOL_IS_KILLED || this == RUNNER_IS_KILLED;
    }

    /** Takes effect now, on a cluster and its hosts. */
    void on(ModelHosts hosts, RandomSite cluster, Random random) {
        Faults faults = hosts.cluster().faults();
        List<TableSpec> tables = cluster.topology().tables();
        TableSpec table = tables.get(random.nextInt(tables.size()));
        // The cluster itself writes into its hidden tables, frozen or not: what is lost there is noted and no failure.
        List<TableSpec> written =
                tables.stream().filter(it -> it.database().matches("[^_I].*")).toList();
        TableSpec users = written.get(random.nextInt(written.size()));
        int pid = random.nextInt(table.partitions().size());
        var place = new Place(table.database(), table.name(), pid);
        List<String> replicas = table.partitions().get(pid);
        String replica = replicas.get(random.nextInt(replicas.size()));
        List<String> tablets = cluster.topology().tablets();
        String tablet = tablets.get(random.nextInt(tablets.size()));
        List<Component> components = cluster.site().components();
        Component component = components.get(random.nextInt(components.size()));
        int times = random.nextBoolean() ? 1 + random.nextInt(3) : ALWAYS;
        switch (this) {
            case NOTHING -> {}
            case REPLICA_MARKED_DEAD -> ifThere(() -> faults.alive(place, replica, false));
            case OPERATION_FAILS -> faults.befall(op(random, Outcome.FAILS));
            case OPERATION_NEVER_ENDS -> faults.befall(op(random, Outcome.NEVER_ENDS));
            case OPERATION_IS_CANCELLED -> faults.befall(op(random, Outcome.CANCELED));
            case OPERATION_HAD_FAILED ->
                faults.pastOp(OpType.CHANGE_LEADER_OP, place, Outcome.FAILS, Duration.ofSeconds(random.nextInt(9)));
            case FOLLOWER_HANGS_BEHIND -> {
                var there = new Place(users.database(), users.name(), 0);
                var endpoints = users.partitions().get(0);
                faults.hangsBehind(there, endpoints.get(random.nextInt(endpoints.size())), 1 + random.nextInt(50));
            }
            case LOADS_BEHIND -> {
                if (random.nextBoolean()) {
                    faults.behindAfterLoading(tablet, 1 + random.nextInt(40));
                } else {
                    faults.behindAfterLoading(
                            tablet, 1 + random.nextInt(40), Duration.ofSeconds(1 + random.nextInt(90)));
                }
            }
            case SOMEBODY_WRITES ->
                faults.write(new WriterSpec(
                        users.database(),
                        users.name(),
                        Manner.values()[random.nextInt(Manner.values().length)],
                        Duration.ofSeconds(1 + random.nextInt(60))));
            case COMPONENT_DIES -> hosts.machines().dies(component);
            case TOOL_IS_KILLED -> hosts.killTool();
            case SHELL_OF_TOOL_IS_KILLED -> hosts.killShell();
            case RUNNER_IS_KILLED -> throw new Walk.RunnerGone();
            case CLIENT_REFUSES ->
                faults.refuse(ORDERS.get(random.nextInt(ORDERS.size())), "tablet is not healthy", times);
            case STATFILE_IS_LOST -> removeStatfiles(Path.of(cluster.site().stateDirectory()));
            case START_FAILS -> hosts.machines().endsAtOnce(component, times);
            case NEVER_REGISTERS -> faults.neverRegisters(ModelMachines.modelled(component));
            case REGISTERS_SLOWLY ->
                faults.registrationTakes(ModelMachines.modelled(component), Duration.ofSeconds(1 + random.nextInt(90)));
            case OLD_PROGRAM_IS_STARTED -> hosts.machines().startsTheOldOne(component);
            case HEARS_NO_SIGNAL -> hosts.machines().hearsNoSignal(component);
            case LEADER_LOSES_LOCK -> faults.leaderLosesLock();
            case ZOOKEEPER_GOES -> faults.zooKeeperGone();
            case TABLE_HAS_WARNINGS ->
                faults.warn(
                        table.database(), table.name(), "[pid=0][follower][" + tablet + "]: not connected to leader");
            case TABLE_IS_DROPPED -> faults.droppedButHeldBy(table.database(), table.name(), tablet);
            case TABLE_IS_CREATED -> faults.create(TableSpec.of("db1", "late", 900, 3, List.of(List.of(tablet))));
            case AUTO_FAILOVER_IS_CHANGED ->
                faults.autoFailover(!cluster.topology().autoFailover());
            case DISK_IS_LOST -> faults.diskLost(tablet);
            case TABLET_IS_FULL -> faults.full(tablet);
            case TABLET_IS_SILENT -> faults.silent(tablet, true);
            case EXCHANGE_FAILS -> hosts.exchangeFails(true);
            case JOB_IS_RUNNING -> faults.job("ImportOfflineData", "RUNNING");
        }
    }

    private static OpFault op(Random random, Outcome outcome) {
        OpType type = OpType.values()[random.nextInt(OpType.values().length)];
        return OpFault.nth(1 + random.nextInt(4), type, outcome);
    }

    /** A replica that was moved meanwhile cannot be marked. */
    private static void ifThere(Runnable what) {
        try {
            what.run();
        } catch (IllegalArgumentException moved) {
            // There is nothing to mark.
        }
    }

    private static void removeStatfiles(Path directory) {
        try (var files = Files.isDirectory(directory) ? Files.list(directory) : java.util.stream.Stream.<Path>of()) {
            for (Path file :
                    files.filter(it -> !it.toString().endsWith(".kept")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
