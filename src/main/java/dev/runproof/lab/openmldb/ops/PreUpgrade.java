package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.List;

/** Takes the leaders away from one tablet and writes down, at its very end, which ones it has taken. */
record PreUpgrade(Questions questions, LeaderChange leaderChange, Log log, boolean allowSingleReplica) {
    void run(String endpoint, Statfile statfile) throws InterruptedException {
        log.info("start to pre-upgrade " + endpoint);
        String step = "get table status failed from " + endpoint;
        List<List<String>> held;
        var placement = new Placement();
        try {
            held = List.copyOf(questions.held(endpoint).values());
            step = "get database failed";
            var databases = questions.databases();
            step = "get table failed";
            for (String database : databases) {
                for (var row : questions.tables(database, "")) {
                    // Unlike everywhere else an unknown offset is no zero here: it ends the tool.
                    PythonText.integer(PythonText.at(row, 6));
                    placement.add(database, Replica.of(row));
                }
            }
        } catch (Failed e) {
            log.error(step);
            return;
        }
        statfile.append(move(endpoint, held, placement));
    }

    /** Moves leaders until the first failure; what it returns was moved. */
    private List<List<String>> move(String endpoint, List<List<String>> held, Placement placement)
            throws InterruptedException {
        var moved = new ArrayList<List<String>>();
        for (var row : held) {
            if (!Replica.leads(row)) {
                continue;
            }
            String key = row.get(0) + "_" + row.get(1);
            var place = placement.place(key);
            PythonText.integer(row.get(2));
            var partition = new Replica(place.table(), row.get(0), row.get(1), endpoint, true, true);
            boolean single = placement.isSingle(key);
            if (single && allowSingleReplica) {
                continue;
            }
            String target = single ? emptiestBut(endpoint, placement) : "";
            if (single && target.isEmpty()) {
                log.error("can not find endpoint to add replica to. %s %s %s in %s"
                        .formatted(place.database(), place.table(), row.get(1), endpoint));
                continue;
            }
            try {
                leaderChange.change(
                        place.database(), partition, endpoint, target, single, LeaderChange.OldReplica.KEPT);
            } catch (Failed e) {
                log.error(e.text());
                break;
            }
            moved.add(List.of(endpoint, place.database(), place.table(), row.get(0), row.get(1), target));
        }
        return moved;
    }

    private static String emptiestBut(String endpoint, Placement placement) {
        return placement.emptiest(
                placement.tablets().stream().filter(it -> !it.equals(endpoint)).toList());
    }
}
