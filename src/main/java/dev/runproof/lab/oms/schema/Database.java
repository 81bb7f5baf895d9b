package dev.runproof.lab.oms.schema;

import dev.runproof.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A database of the MetaDB and its name in this installation. */
record Database(Part part, String name) {
    String table(String table) {
        return quoted(name) + "." + quoted(table);
    }

    /** @param text with {@code %s} for the table */
    SqlStatement on(String table, String text, @Nullable Object... parameters) {
        return SqlStatement.of(text.formatted(table(table)), parameters);
    }

    SqlStatement made() {
        return SqlStatement.of("create database if not exists %s character set %s collate %s"
                .formatted(quoted(name), Part.CHARACTER_SET, part.collation()));
    }

    static String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
