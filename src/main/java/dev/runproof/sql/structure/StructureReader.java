package dev.runproof.sql.structure;

import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.structure.Structure.Column;
import dev.runproof.sql.structure.Structure.Index;
import dev.runproof.sql.structure.Structure.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the structure of a database from {@code information_schema}. */
public final class StructureReader {
    /** Names of schemas are compared there in any case, and a server may have two that differ in it alone. */
    private static final String HERE = " where table_schema = ? and binary table_schema = ?";

    private final SqlSession session;
    private final String database;

    private StructureReader(SqlSession session, String database) {
        this.session = session;
        this.database = database;
    }

    /** The structure of a database; without tables when there is none of this name. */
    public static Structure read(SqlSession session, String database) {
        return new StructureReader(session, database).structure();
    }

    private Structure structure() {
        var columns = columns();
        var indexes = indexes();
        var constraints = new ConstraintReader(session, database).read();
        var tables = new ArrayList<Table>();
        for (Row row : rows("select table_name as n, table_type as t, engine as e, table_collation as c"
                + " from information_schema.tables" + HERE)) {
            String name = row.text("n");
            tables.add(new Table(
                    name,
                    row.text("t") + ", engine " + shown(row, "e") + ", collation " + shown(row, "c"),
                    columns.getOrDefault(name, List.of()),
                    indexes.getOrDefault(name, List.of()),
                    constraints.getOrDefault(name, List.of())));
        }
        return new Structure(tables, new CodeReader(session, database).read());
    }

    private Map<String, List<Column>> columns() {
        var columns = new LinkedHashMap<String, List<Column>>();
        for (Row row : rows("select table_name as n, column_name as c, ordinal_position as p, column_type as t,"
                + " is_nullable as nullable, column_default as d, extra as e, character_set_name as s,"
                + " collation_name as l from information_schema.columns" + HERE + " order by 1, 3")) {
            String definition = "%s %s, nullable %s, default %s, extra %s, character set %s, collation %s"
                    .formatted(
                            row.text("p"),
                            row.text("t"),
                            row.text("nullable"),
                            shown(row, "d"),
                            shown(row, "e"),
                            shown(row, "s"),
                            shown(row, "l"));
            columns.computeIfAbsent(row.text("n"), table -> new ArrayList<>())
                    .add(new Column(row.text("c"), definition));
        }
        return columns;
    }

    private Map<String, List<Index>> indexes() {
        var parts = new LinkedHashMap<String, Map<String, String>>();
        for (Row row : rows("select table_name as n, index_name as i, non_unique as m, index_type as t,"
                + " column_name as c, sub_part as s, collation as o from information_schema.statistics" + HERE
                + " order by 1, 2, seq_in_index")) {
            String part = shown(row, "c")
                    + (row.value("s") == null ? "" : "(" + row.text("s") + ")")
                    + ("D".equals(row.value("o")) ? " desc" : "");
            String begun = (row.text("m").equals("0") ? "unique " : "") + row.text("t") + " " + part;
            parts.computeIfAbsent(row.text("n"), table -> new LinkedHashMap<>())
                    .merge(row.text("i"), begun, (before, next) -> before + ", " + part);
        }
        var indexes = new LinkedHashMap<String, List<Index>>();
        parts.forEach((table, named) -> indexes.put(
                table,
                named.entrySet().stream()
                        .map(index -> new Index(index.getKey(), index.getValue()))
                        .toList()));
        return indexes;
    }

    private List<Row> rows(String text) {
        return session.query(SqlStatement.of(text, database, database)).rows();
    }

    /** A null is told apart from every text. */
    static String shown(Row row, String column) {
        String value = row.value(column);
        return value == null ? "none" : "'" + Objects.requireNonNull(value).replace("'", "''") + "'";
    }
}
