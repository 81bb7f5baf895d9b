package dev.runproof.lab.openmldb.ops;

import java.util.List;

/** Gives the leaders back to one tablet by the lines of a statfile, and then deletes that file. */
record PostUpgrade(Questions questions, Orders orders, LeaderChange leaderChange, OpList ops, Log log) {
    void run(String endpoint, Statfile statfile) throws InterruptedException {
        log.info("check all ops are complete");
        try {
            ops.awaitAll();
        } catch (Failed e) {
            // The tool does not look at the outcome of this check.
        }
        log.info("start to post-upgrade " + endpoint);
        for (var line : statfile.linesOf(endpoint)) {
            if (!giveBack(endpoint, line)) {
                return;
            }
        }
        statfile.delete();
    }

    /** Says whether to go on with the next line. */
    private boolean giveBack(String endpoint, List<String> line) throws InterruptedException {
        String added = PythonText.at(line, 5);
        String database = line.get(1);
        var partition = new Replica(line.get(2), line.get(3), line.get(4), endpoint, false, true);
        try {
            var held = held(endpoint, partition.key());
            if (Replica.leads(held)) {
                log.warning("%s %s %s in %s is already leader"
                        .formatted(database, partition.name(), partition.pid(), endpoint));
                return true;
            }
            PythonText.integer(held.get(2));
            String present = added.isEmpty() ? present(database, partition) : added;
            if (present.isEmpty()) {
                log.warning("cannot find leader endpoint for " + partition.name() + " " + partition.pid());
                return false;
            }
            leaderChange.change(database, partition, present, endpoint, false, LeaderChange.OldReplica.KEPT);
        } catch (Failed e) {
            log.error(e.text());
            return false;
        }
        if (!added.isEmpty()) {
            try {
                orders.deleteReplica(database, partition, added);
            } catch (Failed e) {
                // The tool ends here without a word; only the echo of the client's answer is seen.
                return false;
            }
        }
        return true;
    }

    private List<String> held(String endpoint, String key) throws Failed, InterruptedException {
        List<String> row;
        try {
            row = questions.held(endpoint).get(key);
        } catch (Failed e) {
            throw new Failed("get table status failed from " + endpoint + ": " + e.text());
        }
        if (row == null) {
            throw new Failed("get empty table status for partition " + key + " from " + endpoint);
        }
        return row;
    }

    /** The endpoint of the first leader row, alive or not; empty text when no row is one. */
    private String present(String database, Replica partition) throws Failed, InterruptedException {
        List<Replica> replicas;
        try {
            replicas = questions.partitions(database, partition.name()).get(partition.pid());
        } catch (Failed e) {
            throw new Failed("get table partition " + database + " " + partition.name() + " failed");
        }
        if (replicas == null) {
            throw new PythonError("TypeError", "'NoneType' object is not iterable");
        }
        return replicas.stream()
                .filter(Replica::leader)
                .map(Replica::endpoint)
                .findFirst()
                .orElse("");
    }
}
