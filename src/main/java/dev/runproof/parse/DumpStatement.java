package dev.runproof.parse;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one statement of a dump does to tables and databases, as far as it has been read. */
final class DumpStatement {
    private static final Set<String> BEFORE_OBJECT = Set.of("OR", "REPLACE", "TEMPORARY");
    private static final Set<String> BEFORE_NAME =
            Set.of("IF", "NOT", "EXISTS", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO");

    /** What the next word can mean. */
    private enum Expected {
        VERB,
        OBJECT,
        NAME,
        POINT,
        VALUES,
        ROWS,
        NOTHING
    }

    private Expected expected = Expected.VERB;
    private boolean creates;
    private boolean inserts;
    private boolean switchesDatabase;
    private @Nullable String table;
    private long rows;
    private int depth;

    /** Words in brackets mean nothing here. */
    boolean wantsWords() {
        return depth == 0 && expected != Expected.NOTHING;
    }

    boolean wantsName() {
        return depth == 0 && expected == Expected.NAME;
    }

    /** @param versioned it stands in a comment that only some servers carry out */
    void word(String word, boolean versioned) {
        endName();
        String upper = word.toUpperCase(Locale.ROOT);
        switch (expected) {
            case VERB -> verb(upper, versioned);
            case OBJECT -> object(upper, versioned);
            case NAME -> {
                if (!BEFORE_NAME.contains(upper)) {
                    name(word);
                }
            }
            case VALUES -> {
                if (upper.equals("VALUES") || upper.equals("VALUE")) {
                    expected = Expected.ROWS;
                }
            }
            // Such as ON DUPLICATE KEY UPDATE.
            case POINT, ROWS, NOTHING -> expected = Expected.NOTHING;
        }
    }

    private void verb(String verb, boolean versioned) {
        creates = verb.equals("CREATE") && !versioned;
        inserts = verb.equals("INSERT") || verb.equals("REPLACE");
        switchesDatabase = verb.equals("USE");
        if (inserts) {
            expected = Expected.NAME;
        } else {
            expected = verb.equals("CREATE") || verb.equals("DROP") ? Expected.OBJECT : Expected.NOTHING;
        }
    }

    private void object(String object, boolean versioned) {
        if (BEFORE_OBJECT.contains(object)) {
            return;
        }
        switchesDatabase = object.equals("DATABASE") || object.equals("SCHEMA");
        // What a comment for some servers creates is a view, or what stands for one until all tables are there.
        creates = creates && object.equals("TABLE") && !versioned;
        expected = creates ? Expected.NAME : Expected.NOTHING;
    }

    /** The name behind a point is the table's, the one before it that of its database. */
    void name(String name) {
        table = name;
        expected = Expected.POINT;
    }

    private void endName() {
        if (expected == Expected.POINT) {
            expected = Expected.VALUES;
        }
    }

    void symbol(byte symbol) {
        if (symbol == '.' && expected == Expected.POINT) {
            expected = Expected.NAME;
        } else {
            other();
        }
    }

    /** Something that no statement of interest begins with. */
    void other() {
        endName();
        if (expected == Expected.VERB) {
            expected = Expected.NOTHING;
        }
    }

    void open() {
        other();
        if (depth == 0 && expected == Expected.ROWS) {
            rows++;
        }
        depth++;
    }

    void close() {
        depth = Math.max(0, depth - 1);
    }

    boolean switchesDatabase() {
        return switchesDatabase;
    }

    /** What it adds to its table; null when it is about none. */
    MysqldumpFile.@Nullable Table table(boolean complete) {
        if (table == null) {
            return null;
        }
        boolean filled = inserts && complete;
        return new MysqldumpFile.Table(table, creates && complete, filled ? 1 : 0, filled ? rows : 0);
    }
}
