package dev.runproof.sql.structure;

import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.structure.Structure.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the constraints of a database's tables from {@code information_schema}. */
final class ConstraintReader {
    private static final String HERE = " where constraint_schema = ? and binary constraint_schema = ?";

    private final SqlSession session;
    private final String database;

    ConstraintReader(SqlSession session, String database) {
        this.session = session;
        this.database = database;
    }

    /** By table. */
    Map<String, List<Constraint>> read() {
        var columns = columns();
        var rules = rules();
        var conditions = conditions();
        var constraints = new LinkedHashMap<String, List<Constraint>>();
        for (Row row : rows("select table_name as n, constraint_name as c, constraint_type as t"
                + " from information_schema.table_constraints" + HERE)) {
            String table = row.text("n");
            String name = row.text("c");
            String type = row.text("t");
            String key = table + "\0" + name;
            String more = switch (type) {
                case "FOREIGN KEY" -> columns.getOrDefault(key, "") + rules.getOrDefault(key, "");
                case "CHECK" -> conditions.getOrDefault(name, "");
                default -> columns.getOrDefault(key, "");
            };
            constraints.computeIfAbsent(table, it -> new ArrayList<>()).add(new Constraint(name, type + " " + more));
        }
        return constraints;
    }

    /** A reference within the database is told without its name, which a copy of the database does not share. */
    private Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        for (Row row : rows("select table_name as n, constraint_name as k, column_name as c,"
                + " referenced_table_name as rt, referenced_column_name as rc,"
                + " case when referenced_table_schema = constraint_schema then '' else referenced_table_schema end as rs"
                + " from information_schema.key_column_usage" + HERE + " order by 1, 2, ordinal_position")) {
            String part = StructureReader.shown(row, "c")
                    + (row.value("rt") == null
                            ? ""
                            : " -> " + StructureReader.shown(row, "rs") + StructureReader.shown(row, "rt") + "."
                                    + StructureReader.shown(row, "rc"));
            columns.merge(row.text("n") + "\0" + row.text("k"), part, (before, next) -> before + ", " + next);
        }
        return columns;
    }

    private Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        for (Row row : rows("select table_name as n, constraint_name as k, update_rule as u, delete_rule as d"
                + " from information_schema.referential_constraints" + HERE)) {
            rules.put(
                    row.text("n") + "\0" + row.text("k"),
                    ", on update " + row.text("u") + ", on delete " + row.text("d"));
        }
        return rules;
    }

    /**
     * The conditions of checks by name, those of one name together: servers differ in whether they say of which table one
     * is, and old ones know no checks.
     */
    private Map<String, String> conditions() {
        boolean known = !session.query(SqlStatement.of("select 1 from information_schema.tables"
                        + " where table_schema = 'information_schema' and table_name = 'CHECK_CONSTRAINTS'"))
                .rows()
                .isEmpty();
        var conditions = new TreeMap<String, String>();
        if (known) {
            for (Row row :
                    rows("select constraint_name as k, check_clause as c from information_schema.check_constraints"
                            + HERE + " order by 1, 2")) {
                conditions.merge(row.text("k"), row.text("c"), (before, next) -> before + " and " + next);
            }
        }
        return conditions;
    }

    private List<Row> rows(String text) {
        return session.query(SqlStatement.of(text, database, database)).rows();
    }
}
