package dev.runproof.lab.openmldb.ops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A client whose answers a test has written down.
 *
 * <p>A question is named by its command and, after an {@code @}, its database or, for a tablet, its endpoint. Several
 * answers to one question are given in turn; the last one stays.
 */
final class ScriptedCli implements Cli {
    static final String NS = "192.0.2.11:7527";
    static final String A = "192.0.2.21:10921";
    static final String B = "192.0.2.22:10921";
    static final String C = "192.0.2.23:10921";

    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /** A client of a cluster with two tablets, one user database and no tables. */
    static ScriptedCli ofEmptyCluster() {
        var cli = new ScriptedCli();
        cli.answers("showns", "ns leader: " + NS + "\n" + rows(NS + " - leader", "192.0.2.12:7527 - standby"));
        cli.answers("showtablet", rows(A + " - kHealthy 5m", B + " - kHealthy 5m"));
        cli.answers("confget auto_failover", rows("auto_failover true"));
        cli.answers("confset auto_failover false", "set auto_failover ok\n");
        cli.answers("confset auto_failover true", "set auto_failover ok\n");
        cli.answers("showdb", rows("1 db1"));
        for (var database : List.of("__INTERNAL_DB", "__PRE_AGG_DB", "INFORMATION_SCHEMA", "db1")) {
            cli.answers("showtable @" + database, rows());
            cli.answers("showopstatus   @" + database, rows());
        }
        return cli;
    }

    /** The part of a client's table that the tool reads. */
    static String rows(String... rows) {
        return "  header\n----------\n"
                + String.join(
                        "", List.of(rows).stream().map(it -> "  " + it + "\n").toList());
    }

    ScriptedCli answers(String question, String... texts) {
        answers.put(question, new ArrayDeque<>(List.of(texts)));
        return this;
    }

    /** What was asked, in order, without the questions of the connection. */
    List<String> asked() {
        return asked;
    }

    @Override
    public Answer run(List<String> command) {
        var options = new HashMap<String, String>();
        for (String word : command.subList(1, command.size())) {
            int equals = word.indexOf('=');
            options.put(word.substring(0, equals), word.substring(equals + 1));
        }
        String place = options.getOrDefault(
                "--database", "client".equals(options.get("--role")) ? options.getOrDefault("--endpoint", "") : "");
        String question = options.get("--cmd") + (place.isEmpty() ? "" : "@" + place);
        var texts = answers.get(question);
        if (texts == null) {
            throw new AssertionError("no answer is written down for: " + question);
        }
        if (!question.startsWith("showns") && !question.startsWith("showtablet")) {
            asked.add(question);
        }
        return Answer.of(texts.size() > 1 ? texts.remove() : texts.element());
    }
}
