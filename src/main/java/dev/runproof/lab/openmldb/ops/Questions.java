package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What the tool asks of the cluster without changing it, each by its exact words. */
record Questions(Client client, Log log) {
    /** Databases that {@code showdb} does not list. */
    private static final List<String> HIDDEN = List.of("__INTERNAL_DB", "__PRE_AGG_DB", "INFORMATION_SCHEMA");

    private static final int SHORT = 4;

    boolean autoFailover() throws Failed, InterruptedException {
        return client.nameserver("--cmd=confget auto_failover").contains("true");
    }

    List<String> userDatabases() throws Failed, InterruptedException {
        var names = new ArrayList<String>();
        for (var row : TableText.rows(client.nameserver("--cmd=showdb"))) {
            if (row.size() > 1) {
                names.add(row.get(1));
            }
        }
        return names;
    }

    List<String> databases() throws Failed, InterruptedException {
        var names = new ArrayList<>(HIDDEN);
        names.addAll(userDatabases());
        return names;
    }

    List<List<String>> tablets() throws Failed, InterruptedException {
        return TableText.rows(client.nameserver("--cmd=showtablet"));
    }

    /** Rows of {@code showtable}; an empty name asks for every table of the database. */
    List<List<String>> tables(String database, String name) throws Failed, InterruptedException {
        var output = client.nameserver("--cmd=showtable " + name, "--database=" + database);
        return TableText.rows(output).stream().filter(it -> it.size() >= SHORT).toList();
    }

    List<String> tableNames(String database) throws Failed, InterruptedException {
        var names = new LinkedHashSet<String>();
        for (var row : tables(database, "")) {
            names.add(row.get(0));
        }
        return List.copyOf(names);
    }

    /** The replicas of one table by partition. */
    Map<String, List<Replica>> partitions(String database, String name) throws Failed, InterruptedException {
        List<List<String>> rows;
        try {
            rows = tables(database, name);
        } catch (Failed e) {
            // The tool looks at a method instead of its result here, so a refusal passes for an empty table.
            rows = List.of();
        }
        if (rows.isEmpty()) {
            throw new Failed("table info is empty");
        }
        var partitions = new LinkedHashMap<String, List<Replica>>();
        for (var row : rows) {
            partitions.computeIfAbsent(row.get(2), it -> new ArrayList<>()).add(Replica.of(row));
        }
        return partitions;
    }

    /** What a tablet holds: rows of {@code gettablestatus} by table and partition number. */
    Map<String, List<String>> held(String endpoint) throws Failed, InterruptedException {
        return held(endpoint, "", "");
    }

    Map<String, List<String>> held(String endpoint, String tid, String pid) throws Failed, InterruptedException {
        var call = client.tabletCall(endpoint, "gettablestatus " + tid + " " + pid);
        String output;
        try {
            output = client.run(call).stdout();
        } catch (Failed e) {
            log.error("gettablestatus failed on " + PythonText.repr(call));
            throw e;
        }
        if (output.contains("failed")) {
            log.error("gettablestatus failed on " + PythonText.repr(call));
            throw new Failed(output);
        }
        var held = new LinkedHashMap<String, List<String>>();
        for (var row : TableText.rows(output)) {
            if (row.size() >= SHORT) {
                held.put(row.get(0) + "_" + row.get(1), row);
            }
        }
        return held;
    }

    /** Rows of {@code showopstatus}; name and pid may be empty. */
    List<List<String>> ops(String database, String name, String pid) throws Failed, InterruptedException {
        return TableText.rows(
                client.nameserver("--cmd=showopstatus " + name + " " + pid + " ", "--database=" + database));
    }

    /**
     * Rows of {@code SHOW TABLE STATUS}, the header first.
     *
     * <p>Rows are told by the number of their words: as many as the header or one less, which stands for an empty
     * warning. All others are dropped, tables with warnings among them.
     */
    List<List<String>> tableStatus(String pattern) throws Failed, InterruptedException {
        String output;
        try {
            output = client.sql("show table status like '" + pattern + "';");
        } catch (Failed e) {
            log.error("show table status failed");
            throw e;
        }
        if (output.contains("failed")) {
            log.error("show table status failed");
            throw new Failed(output);
        }
        var rows = TableText.rows(output);
        var kept = new ArrayList<List<String>>();
        for (var row : rows) {
            int columns = rows.get(0).size();
            if (row.size() == columns) {
                kept.add(row);
            } else if (row.size() == columns - 1) {
                var full = new ArrayList<>(row);
                full.add("");
                kept.add(full);
            }
        }
        return kept;
    }
}
