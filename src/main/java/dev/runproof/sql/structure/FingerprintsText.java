package dev.runproof.sql.structure;

import dev.runproof.model.Output;
import dev.runproof.model.OutputFormatException;
import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.RowsText;
import dev.runproof.sql.structure.Fingerprint.Contents;
import dev.runproof.sql.structure.Structure.Code;
import dev.runproof.sql.structure.Structure.Column;
import dev.runproof.sql.structure.Structure.Constraint;
import dev.runproof.sql.structure.Structure.Element;
import dev.runproof.sql.structure.Structure.Index;
import dev.runproof.sql.structure.Structure.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints as {@link RowsText} with a row for every element, {@link Packed} where that is long: 500 tables of 20 columns
 * take some hundred kilobytes then. Every fingerprint comes back as it was.
 */
final class FingerprintsText {
    private static final List<String> COLUMNS = List.of("database", "what", "table", "name", "told");
    /** Longer texts are packed: people read on, no further than this. */
    private static final int READABLE_CHARACTERS = 256 * 1024;

    private static final String KIND = "survey";
    private static final String WITH_ROWS = "with rows";
    private static final String STRUCTURE_ONLY = "structure only";
    private static final String MISSING = "missing";
    private static final String DATABASE = "database";
    private static final String TABLE = "table";
    private static final String COLUMN = "column";
    private static final String INDEX = "index";
    private static final String CONSTRAINT = "constraint";
    private static final String CODE = "code";
    private static final String CONTENTS = "rows";

    private FingerprintsText() {}

    static String write(Fingerprints all) {
        var rows = new ArrayList<List<@Nullable String>>();
        rows.add(row("", KIND, "", "", all.withRows() ? WITH_ROWS : STRUCTURE_ONLY));
        all.missing().forEach(database -> rows.add(row(database, MISSING, "", "", "")));
        all.found().forEach((database, it) -> write(database, it, rows));
        String text = RowsText.write(Rows.of(COLUMNS, rows));
        String kept = text.length() <= READABLE_CHARACTERS ? text : Packed.pack(text);
        if (kept.getBytes(StandardCharsets.UTF_8).length > Output.KEPT_BYTES) {
            long tables = all.found().values().stream()
                    .mapToLong(it -> it.structure().tables().size())
                    .sum();
            throw OutputFormatException.atLine(
                    Fingerprints.TOOL,
                    1,
                    tables + " tables, " + rows.size() + " columns, indexes and constraints",
                    "expected fewer than fit into " + Output.KEPT_BYTES
                            + " bytes packed: ask for fewer databases at once");
        }
        return kept;
    }

    private static void write(String database, Fingerprint it, List<List<@Nullable String>> rows) {
        rows.add(row(database, DATABASE, "", it.characterSet(), it.collation()));
        for (Table table : it.structure().tables()) {
            rows.add(row(database, TABLE, table.name(), "", table.definition()));
            write(database, COLUMN, table.name(), table.columns(), rows);
            write(database, INDEX, table.name(), table.indexes(), rows);
            write(database, CONSTRAINT, table.name(), table.constraints(), rows);
        }
        write(database, CODE, "", it.structure().code(), rows);
        it.contents()
                .forEach((table, contents) -> rows.add(row(
                        database, CONTENTS, table, contents.checksum().orElse(null), String.valueOf(contents.rows()))));
    }

    private static void write(
            String database,
            String what,
            String table,
            List<? extends Element> elements,
            List<List<@Nullable String>> rows) {
        elements.forEach(it -> rows.add(row(database, what, table, it.name(), it.definition())));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    static Fingerprints read(String text) {
        try {
            Rows rows = RowsText.read(Packed.isPacked(text) ? Packed.unpack(text) : text);
            if (!rows.columns().equals(COLUMNS) || rows.rows().isEmpty()) {
                throw new IllegalArgumentException("the columns are " + rows.columns());
            }
            return read(rows.rows());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw OutputFormatException.atLine(
                    Fingerprints.TOOL, 1, text.lines().findFirst().orElse(""), String.valueOf(e.getMessage()));
        }
    }

    private static Fingerprints read(List<Row> rows) {
        Row kind = rows.get(0);
        if (!kind.text("what").equals(KIND)) {
            throw new IllegalArgumentException("the first row does not tell the kind of survey");
        }
        var missing = new LinkedHashSet<String>();
        var databases = new LinkedHashMap<String, Reading>();
        for (Row row : rows.subList(1, rows.size())) {
            String database = row.text("database");
            if (row.text("what").equals(MISSING)) {
                missing.add(database);
            } else {
                databases.computeIfAbsent(database, name -> new Reading()).take(row);
            }
        }
        var found = new LinkedHashMap<String, Fingerprint>();
        databases.forEach((name, reading) -> found.put(name, reading.fingerprint()));
        return new Fingerprints(kind.text("told").equals(WITH_ROWS), found, missing);
    }

    /** One database on its way. */
    private static final class Reading {
        private @Nullable Row database;
        private final Map<String, String> tables = new LinkedHashMap<>();
        private final Map<String, List<Column>> columns = new LinkedHashMap<>();
        private final Map<String, List<Index>> indexes = new LinkedHashMap<>();
        private final Map<String, List<Constraint>> constraints = new LinkedHashMap<>();
        private final List<Code> code = new ArrayList<>();
        private final Map<String, Contents> contents = new LinkedHashMap<>();

        void take(Row row) {
            String table = row.text("table");
            String told = row.text("told");
            switch (row.text("what")) {
                case DATABASE -> database = row;
                case TABLE -> tables.put(table, told);
                case COLUMN -> add(columns, table, new Column(row.text("name"), told));
                case INDEX -> add(indexes, table, new Index(row.text("name"), told));
                case CONSTRAINT -> add(constraints, table, new Constraint(row.text("name"), told));
                case CODE -> code.add(new Code(row.text("name"), told));
                case CONTENTS ->
                    contents.put(table, new Contents(Long.parseLong(told), Optional.ofNullable(row.value("name"))));
                default -> throw new IllegalArgumentException("an unknown kind of row: " + row.text("what"));
            }
        }

        private static <T> void add(Map<String, List<T>> elements, String table, T element) {
            elements.computeIfAbsent(table, name -> new ArrayList<>()).add(element);
        }

        Fingerprint fingerprint() {
            if (database == null) {
                throw new IllegalArgumentException("a database without its character set");
            }
            Row row = Objects.requireNonNull(database);
            var all = new ArrayList<Table>();
            tables.forEach((name, definition) -> all.add(new Table(
                    name,
                    definition,
                    columns.getOrDefault(name, List.of()),
                    indexes.getOrDefault(name, List.of()),
                    constraints.getOrDefault(name, List.of()))));
            return new Fingerprint(row.text("name"), row.text("told"), new Structure(all, code), contents);
        }
    }
}
