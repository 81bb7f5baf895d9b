package dev.runproof.lab.openmldb.ops;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings every table back whose replicas are missing, not alive or of another role than the nameserver says. */
record RecoverData(Questions questions, Orders orders, Servers servers, Pause pause, Log log) {
    private static final int OP_STATUS = 4;
    private static final Duration BEFORE_LOOKING = Duration.ofSeconds(1);

    void run() throws InterruptedException {
        List<String> databases;
        try {
            databases = questions.databases();
        } catch (Failed e) {
            log.error("get database failed");
            return;
        }
        for (String database : databases) {
            List<String> names;
            try {
                names = questions.tableNames(database);
            } catch (Failed e) {
                log.error("get all table failed");
                return;
            }
            for (String name : names) {
                try {
                    recover(database, name);
                } catch (Failed e) {
                    log.error("recover table failed. db %s name %s, check log for detail".formatted(database, name));
                }
            }
        }
    }

    private void recover(String database, String name) throws Failed, InterruptedException {
        try {
            check(database, name);
            log.info(name + " in " + database + " is healthy");
            return;
        } catch (Failed e) {
            log.info("recover " + name + " in " + database);
        }
        var table = warned("get table info failed. msg is ", () -> servers.table(database, name));
        var endpoints = endpoints(
                table.partitions().values().stream().flatMap(List::stream).toList());
        var held = warned("get table status failed. msg is ", () -> held(endpoints));
        for (int pid = 0; pid < table.partitionCount(); pid++) {
            var replicas = table.partitions().get(pid);
            if (replicas == null) {
                throw new PythonError("KeyError", Integer.toString(pid));
            }
            try {
                partition(database, replicas, held, table.storage());
            } catch (Failed e) {
                // The tool goes on with the next partition; its last check tells what is still not right.
            }
        }
        pause.pass(BEFORE_LOOKING);
        awaitOps(database, name);
        warned("", () -> {
            check(database, name);
            return name;
        });
        log.info(name + " in " + database + " recover success");
    }

    /** Throws the first thing that is not as the nameserver says. */
    private void check(String database, String name) throws Failed, InterruptedException {
        var partitions = questions.partitions(database, name);
        for (var replicas : partitions.entrySet()) {
            for (var replica : replicas.getValue()) {
                if (!replica.alive()) {
                    throw new Failed("partition is not alive. %s %s %s %s"
                            .formatted(database, name, replicas.getKey(), replica.endpoint()));
                }
            }
        }
        var all = partitions.values().stream().flatMap(List::stream).toList();
        var held = held(endpoints(all));
        for (var replica : all) {
            var row = held.getOrDefault(replica.endpoint(), Map.of()).get(replica.key());
            if (row == null) {
                throw new Failed("not table partition in " + replica.endpoint());
            }
            if (replica.leader() != Replica.leads(row)) {
                throw new Failed("role is not match");
            }
        }
    }

    private void partition(
            String database, List<Replica> replicas, Map<String, Map<String, List<String>>> held, String storage)
            throws Failed, InterruptedException {
        // Of several leader rows the last one counts, a stale one too.
        var leaders = replicas.stream().filter(Replica::leader).toList();
        var any = replicas.get(0);
        if (leaders.isEmpty()) {
            log.error("cannot find leader replica. db %s name %s partition %s"
                    .formatted(database, any.name(), any.pid()));
            throw new Failed("recover partition failed");
        }
        var leader = leaders.get(leaders.size() - 1);
        leader(database, leader, held.getOrDefault(leader.endpoint(), Map.of()), storage);
        for (var replica : replicas) {
            if (replica.equals(leader)) {
                continue;
            }
            String where = where(database, replica);
            if (replica.alive()) {
                named(
                        "update alive failed. " + where,
                        () -> orders.updateAlive(database, replica, replica.endpoint(), false));
            }
            named(
                    "recover table partition failed. " + where,
                    () -> orders.startRecovery(database, replica, replica.endpoint()));
        }
    }

    private void leader(String database, Replica leader, Map<String, List<String>> held, String storage)
            throws Failed, InterruptedException {
        String where = where(database, leader);
        if (!held.containsKey(leader.key())) {
            log.info("leader replica is not in tablet, " + where + ". start loading data...");
            try {
                servers.load(leader.endpoint(), leader, storage);
            } catch (Failed e) {
                log.error("load table failed. db %s name %s tid %s pid %s endpoint %s msg %s"
                        .formatted(database, leader.name(), leader.tid(), leader.pid(), leader.endpoint(), e.text()));
                throw new Failed("recover partition failed");
            }
        }
        if (!leader.alive()) {
            named(
                    "update leader alive failed. " + where,
                    () -> orders.updateAlive(database, leader, leader.endpoint(), true));
        }
    }

    private void awaitOps(String database, String name) throws InterruptedException {
        while (true) {
            List<List<String>> ops;
            try {
                ops = questions.ops(database, name, "");
            } catch (Failed e) {
                return;
            }
            var doing = ops.stream()
                    .filter(it -> PythonText.at(it, OP_STATUS).equals("kDoing"))
                    .findFirst();
            if (doing.isEmpty()) {
                return;
            }
            log.info(String.join(" ", doing.get()));
            log.info("waiting task");
            pause.betweenLooks();
        }
    }

    private Map<String, Map<String, List<String>>> held(Set<String> endpoints) throws Failed, InterruptedException {
        var held = new HashMap<String, Map<String, List<String>>>();
        for (String endpoint : endpoints) {
            held.put(endpoint, questions.held(endpoint));
        }
        return held;
    }

    private static Set<String> endpoints(List<Replica> replicas) {
        return replicas.stream().map(Replica::endpoint).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String where(String database, Replica replica) {
        return "db %s name %s pid %s endpoint %s"
                .formatted(database, replica.name(), replica.pid(), replica.endpoint());
    }

    private <T> T warned(String before, Asking<T> asking) throws Failed, InterruptedException {
        try {
            return asking.ask();
        } catch (Failed e) {
            log.warning(before + e.text());
            throw e;
        }
    }

    private void named(String failure, Acting acting) throws Failed, InterruptedException {
        try {
            acting.act();
        } catch (Failed e) {
            log.error(failure);
            throw new Failed(failure);
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws Failed, InterruptedException;
    }

    @FunctionalInterface
    private interface Acting {
        void act() throws Failed, InterruptedException;
    }
}
