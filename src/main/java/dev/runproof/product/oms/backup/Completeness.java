package dev.runproof.product.oms.backup;

import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.parse.MysqldumpFile;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What a dump says by itself: it has its end, and the tables and rows that its database had right behind it; OMS is stopped. */
final class Completeness {
    private final BackupSite site;

    Completeness(BackupSite site) {
        this.site = site;
    }

    Judgement judge(Facts facts) {
        Outlines outlines = facts.get(Outlines.key(Known.BACKUP));
        var weighing = new Weighing("a complete dump of every database with its tables and all their rows");
        for (Slot slot : site.there(facts)) {
            String database = slot.database().apply(facts);
            Outline outline = outlines.of(slot, facts);
            outline.fault()
                    .ifPresentOrElse(
                            fault -> weighing.fails(database + ": " + fault),
                            () -> compare(
                                    database, outline.file().orElseThrow(), Known.recorded(slot, facts), weighing));
            weighing.holds(database + ": " + outline.size() + " bytes");
        }
        return weighing.judgement();
    }

    private static void compare(String database, MysqldumpFile dump, Fingerprint live, Weighing weighing) {
        Map<String, Long> dumped = new LinkedHashMap<>();
        dump.tables().stream().filter(MysqldumpFile.Table::defined).forEach(it -> dumped.put(it.name(), it.rows()));
        var lacking = new TreeSet<>(live.contents().keySet());
        lacking.removeAll(dumped.keySet());
        if (!lacking.isEmpty()) {
            weighing.fails(database + ": the dump lacks the tables " + String.join(", ", lacking));
        }
        dumped.forEach((table, rows) -> {
            Fingerprint.Contents contents = live.contents().get(table);
            if (contents == null) {
                weighing.fails(database + ": the dump has a table " + table + ", the database has none");
            } else if (contents.rows() != rows) {
                weighing.fails(database + ": the dump has " + rows + " rows of " + table + ", the database "
                        + contents.rows() + ": somebody has written since");
            }
        });
    }
}
