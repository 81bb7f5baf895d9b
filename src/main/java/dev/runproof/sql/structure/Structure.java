package dev.runproof.sql.structure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The tables and the code of a database as its schema tells them: no counters, row numbers or times.
 *
 * <p>It does not hold the database's own character set, which a restore may lose although all tables are equal.
 *
 * @param code triggers, procedures, functions and events, as far as the account may see them
 */
public record Structure(List<Table> tables, List<Code> code) {
    public Structure {
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        code = code.stream().sorted(Comparator.comparing(Code::name)).toList();
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** SHA-256 over everything, the same for equal structures. */
    public String digest() {
        // Records print all their components, and tables and code are in order.
        return digest(tables.toString() + code);
    }

    /** SHA-256 of a text, as hexadecimal digits. */
    static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A part of a database or of a table that has a name of its own there. */
    public interface Element {
        String name();

        /** All that counts of it but its name, for comparison and for people. */
        String definition();
    }

    /**
     * A table or a view.
     *
     * @param definition kind, engine and collation
     * @param columns in their order
     */
    public record Table(
            String name, String definition, List<Column> columns, List<Index> indexes, List<Constraint> constraints)
            implements Element {
        /** How {@link #definition} begins for what holds rows of its own. */
        static final String BASE = "BASE TABLE";

        public Table {
            columns = List.copyOf(columns);
            indexes = indexes.stream().sorted(Comparator.comparing(Index::name)).toList();
            constraints = constraints.stream()
                    .sorted(Comparator.comparing(Constraint::name).thenComparing(Constraint::definition))
                    .toList();
        }

        boolean holdsRows() {
            return definition.startsWith(BASE);
        }
    }

    /** A column; its definition holds position, type, nullability, default, extra, character set and collation. */
    public record Column(String name, String definition) implements Element {}

    /** An index; its definition holds uniqueness, type and the indexed parts in order. */
    public record Index(String name, String definition) implements Element {}

    /**
     * A trigger, a procedure, a function or an event.
     *
     * @param name kind and name, such as {@code trigger warden}: kinds have names of their own
     * @param definition when it runs and as whom, and its text's length and digest
     */
    public record Code(String name, String definition) implements Element {}

    /** A constraint; its definition holds type, columns, what is referred to, rules and conditions. */
    public record Constraint(String name, String definition) implements Element {}
}
