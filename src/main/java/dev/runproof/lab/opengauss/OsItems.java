package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.CheckItem;
import dev.runproof.lab.opengauss.text.CheckItem.Status;
import java.util.EnumMap;
import java.util.Map;

/** What {@code gs_checkos} finds on one host, item by item. */
final class OsItems {
    private final Map<CheckItem, Status> found = new EnumMap<>(CheckItem.class);
    private final Map<CheckItem, String> values = new EnumMap<>(CheckItem.class);

    Status status(CheckItem item) {
        return found.getOrDefault(item, Status.NORMAL);
    }

    /** What the tool compares between hosts, such as the time zone; the same everywhere unless set. */
    String value(CheckItem item) {
        return values.getOrDefault(item, "");
    }

    void set(CheckItem item, Status status) {
        if (!item.can(status)) {
            throw new IllegalArgumentException(item + " is never " + status.printed());
        }
        found.put(item, status);
    }

    void value(CheckItem item, String value) {
        values.put(item, value);
    }

    void clear() {
        found.clear();
        values.clear();
    }
}
