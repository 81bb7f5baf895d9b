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
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A5, the dumps: a new directory, a dump of every database, and what was in each right behind it. */
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
        moves.add(new Probe<>(site.metadb(), site.fingerprint(site.databases()), Known.MANIFEST, Fingerprints::read));
        moves.add(new Check("every database was dumped", this::judgeDumps));
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
        var weighing = new Weighing("a dump of every database");
        for (Slot slot : site.there(facts)) {
            String database = slot.database().apply(facts);
            Dumps.Made made = dumps.dumps().get(database);
            if (made == null || now.of(database).isEmpty()) {
                weighing.fails(database + (made == null ? " was not dumped" : " does not exist"));
            } else {
                weighing.holds(database + ": " + made.size() + " bytes");
            }
        }
        return weighing.note("the set lies in " + dumps.directory() + " on " + site.host())
                .judgement();
    }
}
