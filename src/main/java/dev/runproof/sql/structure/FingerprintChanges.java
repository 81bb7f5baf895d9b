package dev.runproof.sql.structure;

import dev.runproof.sql.structure.Fingerprint.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In what a database is not as it was.
 *
 * @param database changes of its own character set and collation, a sentence each
 * @param rows tables, in both, whose rows are others, a sentence each
 * @param unproven tables whose rows nobody can compare, since a checksum is missing: neither equal nor different
 */
public record FingerprintChanges(
        List<String> database, List<StructureChange> structure, List<String> rows, Set<String> unproven) {
    public FingerprintChanges {
        database = List.copyOf(database);
        structure = List.copyOf(structure);
        rows = List.copyOf(rows);
        unproven = java.util.Collections.unmodifiableSet(new TreeSet<>(unproven));
    }

    public static FingerprintChanges between(Fingerprint before, Fingerprint after) {
        var database = new ArrayList<String>();
        note(database, "character set", before.characterSet(), after.characterSet());
        note(database, "collation", before.collation(), after.collation());
        var rows = new ArrayList<String>();
        var unproven = new TreeSet<String>();
        before.contents().forEach((table, was) -> {
            Contents is = after.contents().get(table);
            if (is == null) {
                return;
            }
            if (was.rows() != is.rows()) {
                rows.add("rows of " + table + ": " + was.rows() + " -> " + is.rows());
            } else if (was.checksum().isEmpty() || is.checksum().isEmpty()) {
                unproven.add(table);
            } else if (!was.checksum().equals(is.checksum())) {
                rows.add("rows of " + table + " are others: checksum "
                        + was.checksum().get() + " -> " + is.checksum().get());
            }
        });
        return new FingerprintChanges(
                database, StructureChanges.between(before.structure(), after.structure()), rows, unproven);
    }

    private static void note(List<String> database, String what, String before, String after) {
        if (!before.equals(after)) {
            database.add(what + ": " + before + " -> " + after);
        }
    }

    /** Whether a difference was found; without one the databases are equal only when nothing is unproven. */
    public boolean found() {
        return !(database.isEmpty() && structure.isEmpty() && rows.isEmpty());
    }

    public boolean equal() {
        return !found() && unproven.isEmpty();
    }

    /** Everything, a sentence each. */
    public List<String> sentences() {
        var all = new ArrayList<>(database);
        structure.forEach(change -> all.add(change.toString()));
        all.addAll(rows);
        unproven.forEach(table -> all.add("rows of " + table + " cannot be compared: no checksum"));
        return List.copyOf(all);
    }
}
