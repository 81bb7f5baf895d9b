package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.text.Printed;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code sql_client} role: first what is broken, then the answer to the statement. */
final class SqlClient {
    private static final Pattern TABLE_STATUS = Pattern.compile(
            "show\\s+table\\s+status(?:\\s+like\\s+(?:'([^']*)'|\"([^\"]*)\"))?", Pattern.CASE_INSENSITIVE);
    private static final String HINT = "HINT: Use `openmldb_tool inspect` to get full report.";
    private static final int[] SYMBOLIC_PATHS = {0, 8, 2};

    private final World world;
    private final SqlShows shows;
    private final SqlStatements statements;

    SqlClient(World world) {
        this.world = world;
        this.shows = new SqlShows(world);
        this.statements = new SqlStatements(world);
    }

    void run(Arguments arguments, Printed out) {
        Server leader = world.leadership().leader();
        var report = new TableReport(world);
        if (leader == null) {
            out.line("ERROR: fail to get all table status, " + NameserverCommands.NOT_LEADER)
                    .line(HINT);
        } else if (report.announce(out)) {
            out.line(HINT);
        }
        String statement = arguments.get("cmd").strip();
        if (statement.endsWith(";")) {
            statement = statement.substring(0, statement.length() - 1).stripTrailing();
        }
        Matcher status = TABLE_STATUS.matcher(statement);
        if (status.matches()) {
            if (leader == null) {
                out.line("Error: " + NameserverCommands.NOT_LEADER);
            } else {
                String thirteenth = Leadership.isAtLeast(leader.version(), SYMBOLIC_PATHS)
                        ? "Offline_symbolic_paths"
                        : "Offline_deep_copy";
                out.table(report.table(pattern(status), arguments.get("database"), thirteenth));
            }
            return;
        }
        switch (statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "" -> {}
            case "show components" -> out.table(shows.components());
            case "show jobs" -> out.table(shows.jobs());
            case "show databases" -> out.table(shows.databases());
            default -> statements.run(statement, arguments.get("database")).print(out);
        }
    }

    private static String pattern(Matcher status) {
        String like = status.group(1) == null ? status.group(2) : status.group(1);
        return like == null ? "" : like;
    }
}
