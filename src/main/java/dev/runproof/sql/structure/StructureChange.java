package dev.runproof.sql.structure;

import java.util.Optional;

/**
 * One thing in which a structure is not as it was.
 *
 * @param table the table that it is, or lies in; empty for code
 * @param name of the element
 * @param before its definition; empty when it was not there
 * @param after its definition; empty when it is gone
 */
public record StructureChange(Kind kind, String table, String name, Optional<String> before, Optional<String> after) {
    /** What has changed. */
    public enum Kind {
        TABLE,
        COLUMN,
        INDEX,
        CONSTRAINT,
        CODE
    }

    public StructureChange {
        if (before.equals(after)) {
            throw new IllegalArgumentException("nothing has changed in " + table + "." + name);
        }
    }

    public boolean added() {
        return before.isEmpty();
    }

    public boolean removed() {
        return after.isEmpty();
    }

    @Override
    public String toString() {
        String what = switch (kind) {
            case CODE -> name;
            case TABLE -> "table " + name;
            case COLUMN, INDEX, CONSTRAINT -> kind.name().toLowerCase(java.util.Locale.ROOT) + " " + table + "." + name;
        };
        if (added()) {
            return what + " added: " + after.orElseThrow();
        }
        return removed()
                ? what + " removed: " + before.orElseThrow()
                : what + " changed: " + before.orElseThrow() + " -> " + after.orElseThrow();
    }
}
