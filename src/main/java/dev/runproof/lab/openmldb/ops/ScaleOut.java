package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Moves partitions of the user databases until no healthy tablet has two more than another one. */
record ScaleOut(Questions questions, LeaderChange leaderChange, RandomGenerator random, Log log) {
    void run() throws InterruptedException {
        List<String> healthy;
        try {
            healthy = ScaleIn.healthy(questions);
        } catch (Failed e) {
            log.error("execute showtablet failed");
            return;
        }
        List<String> databases;
        try {
            databases = questions.userDatabases();
        } catch (Failed e) {
            log.error("get database failed");
            return;
        }
        for (String database : databases) {
            if (!balance(database, healthy)) {
                return;
            }
        }
        log.info("execute scale-out success");
    }

    private boolean balance(String database, List<String> healthy) throws InterruptedException {
        log.info("start to balance " + database);
        var placement = new Placement();
        try {
            for (var row : questions.tables(database, "")) {
                placement.add(database, Replica.of(row));
            }
        } catch (Failed e) {
            log.error("get table failed from " + database);
            return false;
        }
        healthy.forEach(placement::addTablet);
        if (healthy.isEmpty()) {
            throw new PythonError("IndexError", "Cannot choose from an empty sequence");
        }
        String first = healthy.get(random.nextInt(healthy.size()));
        while (true) {
            String fullest = first;
            String emptiest = first;
            for (String tablet : healthy) {
                fullest = placement.on(tablet).size() > placement.on(fullest).size() ? tablet : fullest;
                emptiest = placement.on(tablet).size() < placement.on(emptiest).size() ? tablet : emptiest;
            }
            int most = placement.on(fullest).size();
            int fewest = placement.on(emptiest).size();
            log.info("max partition endpoint: %s num: %s, min partition endpoint: %s num: %s"
                    .formatted(fullest, most, emptiest, fewest));
            if (most <= fewest + 1) {
                return true;
            }
            if (!moveOne(database, placement, fullest, emptiest)) {
                return false;
            }
        }
    }

    /** A tablet with more partitions than another always has one that the other lacks. */
    private boolean moveOne(String database, Placement placement, String from, String to) throws InterruptedException {
        var candidates = new ArrayList<>(placement.on(from));
        while (!candidates.isEmpty()) {
            var partition = candidates.remove(random.nextInt(candidates.size()));
            if (placement.holds(to, partition.key())) {
                continue;
            }
            String what = "migrate table %s partition %s in %s from %s to %s"
                    .formatted(partition.name(), partition.pid(), database, partition.endpoint(), to);
            log.info(what);
            try {
                leaderChange.migrate(database, partition, from, to, placement.isSingle(partition.key()));
            } catch (Failed e) {
                log.error(e.text());
                return false;
            }
            log.info(what + " success");
            placement.moved(partition, from, to);
            return true;
        }
        return true;
    }
}
