package dev.runproof.product.openmldb.state;

import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.parse.OpenmldbPartitions;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.parse.OpenmldbStatfile.Moved;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.parse.OpenmldbToolLog;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A healthy cluster of any size as its tools tell it, in parts that a test may damage one by one. Mutable. */
final class RandomPicture {
    static final ToolRun CLEAN =
            new ToolRun(0, OpenmldbToolLog.parse("INFO: ns leader: ns:1\n"), true, "INFO: ns leader: ns:1");
    private static final List<String> NAMES = List.of("t", "订单 表", "failed_orders", "two words", "ünï", "x".repeat(60));
    private static final List<String> DATABASES = List.of("__INTERNAL_DB", "INFORMATION_SCHEMA", "db1", "数据库", "d b");

    final List<String> tablets = new ArrayList<>();
    final Map<PartitionId, List<Replica>> replicas = new TreeMap<>();
    final Map<String, List<Partition>> held = new TreeMap<>();
    final Map<String, String> silent = new TreeMap<>();
    final Map<TableName, Table> tables = new TreeMap<>();
    final List<Op> ops = new ArrayList<>();

    private RandomPicture() {}

    static RandomPicture healthy(Random random) {
        var picture = new RandomPicture();
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            picture.tablets.add("192.0.2." + (20 + i) + ":10921");
            picture.held.put(picture.tablets.get(i), new ArrayList<>());
        }
        int tid = 1;
        for (String database : DATABASES) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                String name = NAMES.get((tid * 3 + i) % NAMES.size());
                picture.table(new TableName(database, name), tid++, random);
            }
        }
        return picture;
    }

    private void table(TableName name, long tid, Random random) {
        int partitions = 1 + random.nextInt(4);
        int count = 1 + random.nextInt(tablets.size());
        for (long pid = 0; pid < partitions; pid++) {
            var places = new ArrayList<>(tablets);
            Collections.shuffle(places, random);
            var rows = new ArrayList<Replica>();
            long offset = random.nextBoolean() ? random.nextInt(100) + 1L : 1L + (random.nextLong() >>> 5);
            for (int i = 0; i < count; i++) {
                rows.add(new Replica(places.get(i), i == 0, true));
                hold(places.get(i), tid, pid, offset, i == 0);
            }
            replicas.put(new PartitionId(name, tid, pid), rows);
        }
        tables.put(name, table(name, tid, 5 + random.nextInt(1000), partitions, 0, count, List.of()));
    }

    static Table table(
            TableName name, long tid, long rows, long partitions, long unalive, long count, List<String> warnings) {
        return new Table(
                tid,
                name.name(),
                name.database(),
                "memory",
                rows,
                1,
                1,
                partitions,
                unalive,
                count,
                "NULL",
                "NULL",
                "NULL",
                null,
                warnings);
    }

    void hold(String endpoint, long tid, long pid, long offset, boolean leads) {
        List<Partition> list = held.get(endpoint);
        list.removeIf(partition -> partition.tid() == tid && partition.pid() == pid);
        list.add(new Partition(tid, pid, offset, leads ? "kTableLeader" : "kTableFollower", "kTableNormal"));
    }

    RandomPicture copy() {
        var copy = new RandomPicture();
        copy.tablets.addAll(tablets);
        replicas.forEach((id, rows) -> copy.replicas.put(id, new ArrayList<>(rows)));
        held.forEach((endpoint, list) -> copy.held.put(endpoint, new ArrayList<>(list)));
        copy.silent.putAll(silent);
        copy.tables.putAll(tables);
        copy.ops.addAll(ops);
        return copy;
    }

    Placement placement() {
        return new Placement(Set.copyOf(DATABASES), new TreeMap<>(replicas));
    }

    Holdings holdings() {
        var told = new LinkedHashMap<String, OpenmldbPartitions>();
        held.forEach((endpoint, list) -> told.put(
                endpoint,
                silent.containsKey(endpoint)
                        ? new OpenmldbPartitions(Optional.of(silent.get(endpoint)), List.of())
                        : new OpenmldbPartitions(Optional.empty(), list)));
        return new Holdings(told);
    }

    Tables tables() {
        return new Tables(new TreeMap<>(tables), List.of());
    }

    Ops ops() {
        return new Ops(ops);
    }

    Offsets offsets() {
        return Offsets.of(placement(), holdings());
    }

    void op(PartitionId partition, String type, String status) {
        ops.add(op(partition, ops.size() + 1L, type, status));
    }

    static Op op(PartitionId partition, long id, String type, String status) {
        return new Op(
                partition.table().database(),
                id,
                type,
                partition.table().name(),
                partition.pid(),
                status,
                "20261126101500",
                "1s",
                "20261126101501",
                status.equals("kDone") ? "-" : "kSelectLeader",
                "no");
    }

    /** What a pre-upgrade that does all its work makes of the cluster, and its statfile. */
    OpenmldbStatfile preUpgrade(String endpoint, Random random) {
        var lines = new ArrayList<Moved>();
        for (PartitionId id : placement().ledBy(endpoint)) {
            List<Replica> rows = replicas.get(id);
            long offset = holdings().held(endpoint, id).orElseThrow().offset();
            String extra = "";
            if (rows.size() == 1) {
                List<String> others =
                        tablets.stream().filter(it -> !it.equals(endpoint)).toList();
                extra = others.get(random.nextInt(others.size()));
                rows.add(new Replica(extra, false, true));
                op(id, "kAddReplicaOP", "kDone");
            }
            int next = 1 + random.nextInt(rows.size() - 1);
            String leader = rows.get(next).endpoint();
            rows.replaceAll(row -> new Replica(row.endpoint(), row.endpoint().equals(leader), true));
            hold(endpoint, id.tid(), id.pid(), offset, false);
            hold(leader, id.tid(), id.pid(), offset, true);
            op(id, "kChangeLeaderOP", "kDone");
            op(id, "kRecoverTableOP", "kDone");
            lines.add(new Moved(endpoint, id.table().database(), id.table().name(), id.tid(), id.pid(), extra));
        }
        return new OpenmldbStatfile(lines);
    }

    /** What a post-upgrade that does all its work makes of the operations; the rest is as it was at first. */
    void postUpgrade(OpenmldbStatfile statfile) {
        for (Moved line : statfile.lines()) {
            var id = new PartitionId(new TableName(line.database(), line.table()), line.tid(), line.pid());
            op(id, "kChangeLeaderOP", "kDone");
            if (!line.extra().isEmpty()) {
                op(id, "kDelReplicaOP", "kDone");
            }
        }
    }
}
