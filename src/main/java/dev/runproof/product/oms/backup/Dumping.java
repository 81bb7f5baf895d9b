package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Effect;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.MysqldumpFile;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.Fingerprints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A5, the dumps: a new directory, a dump of every database, each complete and with the tables and rows of its database. */
final class Dumping {
    private final BackupSite site;
    private final Predicate<Facts> initialisationBegan;

    /** @param initialisationBegan whether a database may belong to the new version already: it is no backup of the old then */
    Dumping(BackupSite site, Predicate<Facts> initialisationBegan) {
        this.site = site;
        this.initialisationBegan = initialisationBegan;
    }

    StepScript dumped() {
        var moves = new ArrayList<Move>();
        moves.add(new Check("no database belongs to the new version yet", this::judgeMoment));
        moves.add(new Action(
                site.host(),
                site.withClients(
                        DumpScripts.DUMP,
                        site.mysql(),
                        site.mysqldump(),
                        site.directory(),
                        BackupSite.run(),
                        Pending.word(
                                "with or without code", facts -> site.hasCode().test(facts) ? "with" : "without"),
                        site.databases()),
                Effect.CHANGES,
                Action.Repeat.REPEATABLE,
                Dumps.ANSWER,
                site.limit(),
                List.of(),
                Optional.of(new Look(List.of(Outlines.probe(site, "dumped")), this::found)),
                "none needed: a new directory on " + site.host() + "; one whose dumps failed is unusable and kept"));
        moves.add(Outlines.asDumped(site));
        moves.add(new Probe<>(site.metadb(), site.fingerprint(site.databases()), Known.MANIFEST, Fingerprints::read));
        moves.add(new Check("every dump is complete and has the tables and rows of its database", this::judgeDumps));
        return StepScript.onceForTheRun("Dump the databases into a directory of this run", moves);
    }

    private Judgement judgeMoment(Facts facts) {
        return initialisationBegan.test(facts)
                ? Judgement.fail(
                        "a backup of the old version",
                        "an initialisation of the new version may have begun: what is in the databases now is not the old"
                                + " version's any more; the set that was made before stays the one to restore")
                : Judgement.pass("no initialisation has begun");
    }

    private Look.Finding found(Facts facts) {
        Dumps dumps = Dumps.of(facts);
        var told = new ArrayList<>(dumps.complaints());
        for (Slot slot : site.there(facts)) {
            facts.get(Outlines.key("dumped"))
                    .of(slot, facts)
                    .fault()
                    .ifPresent(fault -> told.add(slot.database().apply(facts) + ": " + fault));
        }
        told.add("the set in " + dumps.directory() + " is unusable; nothing else has changed");
        return new Look.Finding(Look.Conclusion.STOP, "no backup", String.join("; ", told));
    }

    private Judgement judgeDumps(Facts facts) {
        Dumps dumps = Dumps.of(facts);
        Fingerprints now = facts.get(Known.MANIFEST);
        var weighing = new Weighing("a complete dump of every database with its tables and all their rows");
        for (Slot slot : site.there(facts)) {
            String database = slot.database().apply(facts);
            Outline outline = facts.get(Outlines.key(Known.BACKUP)).of(slot, facts);
            Dumps.Made made = dumps.dumps().get(database);
            Optional<Fingerprint> live = now.of(database);
            if (made == null || live.isEmpty()) {
                weighing.fails(database + (made == null ? " was not dumped" : " does not exist"));
            } else if (outline.fault().isPresent()) {
                weighing.fails(database + ": " + outline.fault().get());
            } else {
                compare(database, outline.file().orElseThrow(), live.get(), weighing);
                weighing.holds(database + ": " + outline.size() + " bytes");
            }
        }
        return weighing.note("the set lies in " + dumps.directory() + " on " + site.host())
                .judgement();
    }

    /** Tables and rows of a dump against those that the database had right after it; OMS is stopped. */
    static void compare(String database, MysqldumpFile dump, Fingerprint live, Weighing weighing) {
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
