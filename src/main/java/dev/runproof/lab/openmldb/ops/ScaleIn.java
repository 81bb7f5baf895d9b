package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.List;

/** Moves every partition away from some tablets. */
record ScaleIn(Questions questions, LeaderChange leaderChange, Log log) {
    void run(List<String> endpoints) throws InterruptedException {
        List<String> staying;
        try {
            staying = new ArrayList<>(healthy(questions));
        } catch (Failed e) {
            log.error("execute showtablet failed");
            return;
        }
        for (String endpoint : endpoints) {
            if (!staying.remove(endpoint)) {
                log.error(endpoint + " is not alive, cannot execute scale-in");
                return;
            }
        }
        for (String endpoint : endpoints) {
            if (!empty(endpoint, staying)) {
                return;
            }
        }
        log.info("execute scale-in success");
    }

    static List<String> healthy(Questions questions) throws Failed, InterruptedException {
        return questions.tablets().stream()
                .filter(it -> PythonText.at(it, 2).equals("kHealthy"))
                .map(it -> it.get(0))
                .toList();
    }

    private boolean empty(String endpoint, List<String> staying) throws InterruptedException {
        log.info("start to scale-in " + endpoint);
        String step = "get table status failed from " + endpoint;
        List<List<String>> held;
        var placement = new Placement();
        try {
            held = List.copyOf(questions.held(endpoint).values());
            step = "get data base failed";
            var databases = questions.databases();
            step = "get table failed";
            for (String database : databases) {
                for (var row : questions.tables(database, "")) {
                    placement.add(database, Replica.of(row));
                }
            }
        } catch (Failed e) {
            log.error(step);
            return false;
        }
        for (var count : placement.replicaCounts().entrySet()) {
            if (count.getValue() > staying.size()) {
                var place = placement.place(count.getKey());
                log.error("replica num of table %s in %s is %s, left endpoints num is %s, cannot execute scale-in"
                        .formatted(place.table(), place.database(), count.getValue(), staying.size()));
                return false;
            }
        }
        for (var row : held) {
            if (!move(row, endpoint, staying, placement)) {
                return false;
            }
        }
        return true;
    }

    private boolean move(List<String> row, String endpoint, List<String> staying, Placement placement)
            throws InterruptedException {
        String key = row.get(0) + "_" + row.get(1);
        var place = placement.place(key);
        String target = placement.emptiest(placement.tablets().stream()
                .filter(staying::contains)
                .filter(it -> !placement.holds(it, key))
                .toList());
        if (target.isEmpty()) {
            log.error("can not find endpoint to migrate. %s %s %s in %s"
                    .formatted(place.database(), place.table(), row.get(1), endpoint));
            return true;
        }
        String what = "migrate table %s partition %s in %s from %s to %s"
                .formatted(place.table(), row.get(1), place.database(), endpoint, target);
        log.info(what);
        var partition = new Replica(place.table(), row.get(0), row.get(1), endpoint, Replica.leads(row), true);
        try {
            leaderChange.migrate(place.database(), partition, endpoint, target, placement.isSingle(key));
        } catch (Failed e) {
            log.error(e.text());
            log.error(what + " failed");
            return false;
        }
        log.info(what + " success");
        return true;
    }
}
