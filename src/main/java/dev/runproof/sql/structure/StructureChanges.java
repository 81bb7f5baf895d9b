package dev.runproof.sql.structure;

import dev.runproof.sql.structure.Structure.Element;
import dev.runproof.sql.structure.Structure.Table;
import dev.runproof.sql.structure.StructureChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what changed from one structure to another; empty exactly when both are equal. */
public final class StructureChanges {
    private final List<StructureChange> found = new ArrayList<>();

    private StructureChanges() {}

    /** Of a table that was added or removed its elements are not told one by one. */
    public static List<StructureChange> between(Structure before, Structure after) {
        var changes = new StructureChanges();
        for (String name : names(before.tables(), after.tables())) {
            changes.compare(before.table(name), after.table(name));
        }
        changes.elements(Kind.CODE, "", before.code(), after.code());
        return List.copyOf(changes.found);
    }

    private void compare(Optional<Table> before, Optional<Table> after) {
        var table = before.or(() -> after).orElseThrow();
        note(Kind.TABLE, table.name(), table.name(), before.map(Table::definition), after.map(Table::definition));
        if (before.isPresent() && after.isPresent()) {
            elements(
                    Kind.COLUMN,
                    table.name(),
                    before.get().columns(),
                    after.get().columns());
            elements(
                    Kind.INDEX,
                    table.name(),
                    before.get().indexes(),
                    after.get().indexes());
            elements(
                    Kind.CONSTRAINT,
                    table.name(),
                    before.get().constraints(),
                    after.get().constraints());
        }
    }

    private void elements(Kind kind, String table, List<? extends Element> before, List<? extends Element> after) {
        var was = byName(before);
        var is = byName(after);
        for (String name : names(before, after)) {
            note(kind, table, name, Optional.ofNullable(was.get(name)), Optional.ofNullable(is.get(name)));
        }
    }

    private void note(Kind kind, String table, String name, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            found.add(new StructureChange(kind, table, name, before, after));
        }
    }

    private static Iterable<String> names(List<? extends Element> before, List<? extends Element> after) {
        var names = new LinkedHashSet<String>();
        before.forEach(element -> names.add(element.name()));
        after.forEach(element -> names.add(element.name()));
        return names;
    }

    private static Map<String, String> byName(List<? extends Element> elements) {
        var definitions = new LinkedHashMap<String, String>();
        // A server may have two constraints of one name in a table, of different types.
        elements.forEach(element -> definitions.merge(element.name(), element.definition(), (a, b) -> a + "; " + b));
        return definitions;
    }
}
