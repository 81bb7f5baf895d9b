package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.Entry.Effect;
import dev.runproof.lab.openmldb.cluster.TableSpec.Column;
import dev.runproof.lab.openmldb.text.Printed;
import dev.runproof.lab.openmldb.text.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The few statements on rows that a writer and a reader need: insert, and select of a table or of its row count. */
final class SqlStatements {
    /**
     * How a statement ended.
     *
     * @param error why it failed, or empty
     * @param columns of the rows; none for an insert
     */
    record Outcome(Optional<String> error, List<Column> columns, List<List<Object>> rows) {
        static Outcome failed(String why) {
            return new Outcome(Optional.of(why), List.of(), List.of());
        }

        static Outcome done() {
            return new Outcome(Optional.empty(), List.of(), List.of());
        }

        void print(Printed out) {
            if (error.isPresent()) {
                out.line("Error: " + error.get());
            } else if (columns.isEmpty()) {
                out.line("SUCCEED");
            } else {
                var table = new SqlTable(columns.stream().map(Column::name).toList());
                rows.forEach(it -> table.row(it.toArray()));
                out.table(table);
            }
        }
    }

    private static final Pattern INSERT = Pattern.compile(
            "insert\\s+into\\s+(?:([\\w]+)\\.)?([\\w]+)\\s+values\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SELECT = Pattern.compile(
            "select\\s+(.+?)\\s+from\\s+(?:([\\w]+)\\.)?([\\w]+)"
                    + "(?:\\s+where\\s+(\\w+)\\s*=\\s*('[^']*'|[-\\w.]+))?(?:\\s+limit\\s+(\\d+))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("\\s*('[^']*'|\"[^\"]*\"|[^,]+)\\s*(?:,|$)");
    private static final Pattern COUNT = Pattern.compile("count\\s*\\(.*\\)", Pattern.CASE_INSENSITIVE);

    private static final String UNSUPPORTED = "unsupported statement: ";

    private final World world;

    SqlStatements(World world) {
        this.world = world;
    }

    Outcome run(String statement, String database) {
        Matcher insert = INSERT.matcher(statement);
        if (insert.matches()) {
            return insert(named(insert.group(1), database), insert.group(2), values(insert.group(3)));
        }
        Matcher select = SELECT.matcher(statement);
        if (select.matches()) {
            return select(select, database);
        }
        return Outcome.failed(UNSUPPORTED + statement);
    }

    private static String named(String database, String chosen) {
        return database == null ? chosen : database;
    }

    private static List<Object> values(String list) {
        var values = new ArrayList<Object>();
        Matcher matcher = VALUE.matcher(list);
        while (matcher.find()) {
            values.add(value(matcher.group(1).strip()));
        }
        return values;
    }

    private static Object value(String word) {
        if (word.startsWith("'") || word.startsWith("\"")) {
            return word.substring(1, word.length() - 1);
        }
        if (word.matches("-?\\d{1,18}")) {
            return Long.parseLong(word);
        }
        return word.matches("-?\\d+\\.\\d+") ? (Object) Double.parseDouble(word) : word;
    }

    /** One row, to the partition that its first value chooses. */
    Outcome insert(String database, String name, List<Object> row) {
        Table table = world.tables().find(database, name);
        if (table == null) {
            return Outcome.failed("table " + database + "." + name + " does not exist");
        }
        if (row.size() != table.columns().size()) {
            return Outcome.failed("column size != value size");
        }
        int size = table.partitions().size();
        Partition partition = table.partitions().get(Math.floorMod(row.get(0).hashCode(), size));
        boolean taken = world.writers().put(partition, Effect.ROW, row);
        return taken ? Outcome.done() : Outcome.failed("insert failed, tablet is not available");
    }

    private Outcome select(Matcher select, String database) {
        String from = named(select.group(2), database);
        Table table = world.tables().find(from, select.group(3));
        if (table == null) {
            return Outcome.failed("table " + from + "." + select.group(3) + " does not exist");
        }
        if (Topology.HIDDEN.contains(from)) {
            // Their columns are not modelled, and invented ones would mislead.
            return Outcome.failed(UNSUPPORTED + select.group());
        }
        List<List<Object>> rows = world.writers().read(table);
        if (select.group(4) != null) {
            int column = column(table, select.group(4));
            Object wanted = value(select.group(5));
            rows = rows.stream()
                    .filter(it -> column >= 0 && it.get(column).toString().equals(wanted.toString()))
                    .toList();
        }
        if (select.group(6) != null) {
            rows = rows.subList(0, Math.min(rows.size(), Integer.parseInt(select.group(6))));
        }
        return project(table, select.group(1).strip(), rows);
    }

    private static Outcome project(Table table, String what, List<List<Object>> rows) {
        if (what.equals("*")) {
            return new Outcome(Optional.empty(), table.columns(), rows);
        }
        if (COUNT.matcher(what).matches()) {
            return new Outcome(
                    Optional.empty(), List.of(new Column(what, "bigint")), List.of(List.of((long) rows.size())));
        }
        List<Integer> columns = Pattern.compile(",")
                .splitAsStream(what)
                .map(it -> column(table, it.strip()))
                .toList();
        if (columns.contains(-1)) {
            return Outcome.failed("column of " + what + " not found in " + table.name());
        }
        return new Outcome(
                Optional.empty(),
                columns.stream().map(it -> table.columns().get(it)).toList(),
                rows.stream()
                        .map(row -> columns.stream().map(row::get).toList())
                        .toList());
    }

    private static int column(Table table, String name) {
        return IntStream.range(0, table.columns().size())
                .filter(it -> table.columns().get(it).name().equals(name))
                .findFirst()
                .orElse(-1);
    }
}
