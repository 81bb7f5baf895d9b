package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ops of all databases, or of one. */
record OpList(Questions questions, Pause pause, Log log) {
    static final List<String> HEADER = List.of(
            "db",
            "op_id",
            "op_type",
            "name",
            "pid",
            "status",
            "start_time",
            "execute_time",
            "end_time",
            "cur_task",
            "for_replica_cluster");

    private static final int STATUS = 4;

    /**
     * Rows with the database in front.
     *
     * @param database empty for all
     * @param filter a status, compared exactly; an empty one is none
     */
    List<List<String>> rows(String database, Optional<String> filter) throws Failed, InterruptedException {
        var found = new ArrayList<List<String>>();
        for (String name : databases(database)) {
            for (var op : ops(name)) {
                String status = PythonText.at(op, STATUS);
                if (filter.filter(it -> !it.isEmpty()).map(status::equals).orElse(true)) {
                    var row = new ArrayList<String>();
                    row.add(name);
                    row.addAll(op);
                    found.add(row);
                }
            }
        }
        return found;
    }

    /** Waits, database by database and without limit, until no op is open. */
    void awaitAll() throws Failed, InterruptedException {
        for (String name : databases("")) {
            var open = open(name);
            while (open.isPresent()) {
                log.info("waiting " + String.join(" ", open.get()));
                pause.betweenLooks();
                open = open(name);
            }
        }
    }

    private Optional<List<String>> open(String database) throws Failed, InterruptedException {
        return ops(database).stream()
                .filter(it -> Orders.isOpen(PythonText.at(it, STATUS)))
                .findFirst();
    }

    private List<String> databases(String database) throws Failed, InterruptedException {
        if (!database.isEmpty()) {
            return List.of(database);
        }
        try {
            return questions.databases();
        } catch (Failed e) {
            log.error("get database failed");
            throw new Failed("get database failed");
        }
    }

    private List<List<String>> ops(String database) throws Failed, InterruptedException {
        try {
            return questions.ops(database, "", "");
        } catch (Failed e) {
            throw new Failed("showopstatus failed");
        }
    }
}
