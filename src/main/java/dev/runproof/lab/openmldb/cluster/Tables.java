package dev.runproof.lab.openmldb.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of the cluster, by database and name. */
final class Tables {
    private final TreeMap<String, TreeMap<String, Table>> byDatabase = new TreeMap<>();
    private final Map<Integer, Table> byTid = new HashMap<>();

    void add(Table table) {
        byDatabase.computeIfAbsent(table.database(), it -> new TreeMap<>()).put(table.name(), table);
        byTid.put(table.tid(), table);
    }

    void remove(Table table) {
        Map<String, Table> tables = byDatabase.get(table.database());
        if (tables != null) {
            tables.remove(table.name());
        }
        byTid.remove(table.tid());
    }

    /** The tables of a database by name, none for an unknown one. */
    Collection<Table> of(String database) {
        TreeMap<String, Table> tables = byDatabase.get(database);
        return tables == null ? List.of() : tables.values();
    }

    @Nullable
    Table find(String database, String name) {
        TreeMap<String, Table> tables = byDatabase.get(database);
        return tables == null ? null : tables.get(name);
    }

    /** The table; one that is not there is the caller's mistake. */
    Table at(String database, String name) {
        Table table = find(database, name);
        if (table == null) {
            throw new IllegalArgumentException("no such table: " + database + "." + name);
        }
        return table;
    }

    Partition at(OpFault.Place place) {
        Partition partition = at(place.database(), place.table()).partition(place.pid());
        if (partition == null) {
            throw new IllegalArgumentException("no such partition: " + place);
        }
        return partition;
    }

    @Nullable
    Partition partition(PartitionId id) {
        Table table = byTid.get(id.tid());
        return table == null ? null : table.partition(id.pid());
    }

    /** All tables, ascending by database and name. */
    List<Table> all() {
        return byDatabase.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    /** The databases that showdb lists. */
    List<String> userDatabases() {
        return byDatabase.keySet().stream()
                .filter(it -> !Topology.HIDDEN.contains(it))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    int nextTid() {
        return byTid.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }
}
