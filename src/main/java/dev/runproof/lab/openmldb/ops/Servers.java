package dev.runproof.lab.openmldb.ops;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two HTTP requests of recoverdata: what a table is like, and that a tablet load a partition. */
record Servers(Http http, Client client, Questions questions, Pause pause, Log log) {
    private static final Map<String, String> HEADERS =
            Map.of("Content-type", "application/json", "Authorization", "foo");
    private static final int OK = 200;
    private static final int STATE = 4;

    /** A table as the nameserver tells it; the partitions by number. */
    record Table(int partitionCount, String storage, Map<Integer, List<Replica>> partitions) {}

    Table table(String database, String name) throws Failed, InterruptedException {
        String body = "{\"db\": " + Json.quoted(database) + ", \"name\": " + Json.quoted(name) + "}";
        var answer = map(post(client.nameserver(), "/NameServer/ShowTable", body));
        if (number(answer, "code") != 0) {
            // The tool returns one value where its caller takes two.
            throw new PythonError("TypeError", "cannot unpack non-iterable Status object");
        }
        var tables = list(answer, "table_info");
        if (tables.size() != 1) {
            throw new Failed("table info should be 1, but got " + tables.size());
        }
        var table = map(tables.get(0));
        var partitions = new LinkedHashMap<Integer, List<Replica>>();
        for (Object each : list(table, "table_partition")) {
            var partition = map(each);
            int pid = number(partition, "pid");
            for (Object meta : list(partition, "partition_meta")) {
                var replica = map(meta);
                number(replica, "offset");
                partitions
                        .computeIfAbsent(pid, it -> new ArrayList<>())
                        .add(new Replica(
                                get(table, "name").toString(),
                                get(table, "tid").toString(),
                                Integer.toString(pid),
                                get(replica, "endpoint").toString(),
                                Boolean.TRUE.equals(get(replica, "is_leader")),
                                !Boolean.FALSE.equals(replica.get("is_alive"))));
            }
        }
        return new Table(
                number(table, "partition_num"),
                table.getOrDefault("storage_mode", "kMemory").toString(),
                partitions);
    }

    /** Has a tablet load a partition from its own disk, and waits without limit until that is done. */
    void load(String endpoint, Replica partition, String storage) throws Failed, InterruptedException {
        String body =
                "{\"table_meta\": {\"name\": %s, \"tid\": %s, \"pid\": %s, \"ttl\": 0, \"seg_cnt\": 8, \"storage_mode\": %s}}"
                        .formatted(
                                Json.quoted(partition.name()), partition.tid(), partition.pid(), Json.quoted(storage));
        var answer = map(post(endpoint, "/TabletServer/LoadTable", body));
        if (number(answer, "code") != 0) {
            throw new Failed(get(answer, "msg").toString());
        }
        while (!isLoaded(endpoint, partition)) {
            pause.betweenLooks();
        }
    }

    private boolean isLoaded(String endpoint, Replica partition) throws Failed, InterruptedException {
        Map<String, List<String>> held;
        try {
            held = questions.held(endpoint, partition.tid(), partition.pid());
        } catch (Failed e) {
            return false;
        }
        var row = held.get(partition.key());
        if (row == null) {
            return false;
        }
        String state = PythonText.at(row, STATE);
        if (state.equals("kTableLoading") || state.equals("kTableUndefined")) {
            log.info("table is loading... tid " + partition.tid() + " pid " + partition.pid());
            return false;
        }
        if (!state.equals("kTableNormal")) {
            throw new Failed("table stat is " + state);
        }
        return true;
    }

    private Object post(String endpoint, String path, String body) throws Failed, InterruptedException {
        Http.Answer answer;
        try {
            answer = http.send(new Http.Request(endpoint, path, HEADERS, body));
        } catch (ConnectException e) {
            throw new PythonError("ConnectionRefusedError", "[Errno 111] Connection refused");
        } catch (IOException e) {
            throw new PythonError("OSError", String.valueOf(e.getMessage()));
        }
        if (answer.status() != OK) {
            throw new Failed(answer.reason());
        }
        return Json.parse(answer.body());
    }

    private static Object get(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            throw PythonError.key(name);
        }
        return value;
    }

    private static int number(Map<?, ?> object, String name) {
        return PythonText.integer(get(object, name).toString()).intValue();
    }

    private static List<?> list(Map<?, ?> object, String name) {
        if (get(object, name) instanceof List<?> list) {
            return list;
        }
        throw new PythonError("TypeError", "string indices must be integers");
    }

    private static Map<String, Object> map(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new PythonError("TypeError", "string indices must be integers");
        }
        var typed = new LinkedHashMap<String, Object>();
        map.forEach((name, each) -> typed.put(String.valueOf(name), each));
        return typed;
    }
}
