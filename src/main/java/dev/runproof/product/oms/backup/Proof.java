package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.FingerprintChanges;
import dev.runproof.sql.structure.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A5, the proof: every dump is restored into a scratch database that ends equal to what was dumped. */
final class Proof {
    private static final String TRIAL = "trial";
    private static final String SWEPT = "swept";
    /** Of a database's name, on every server. */
    private static final int LONGEST_NAME = 64;

    private final BackupSite site;

    Proof(BackupSite site) {
        this.site = site;
    }

    StepScript proved() {
        var moves = new ArrayList<Move>();
        moves.add(sweep("left"));
        for (Slot slot : site.slots()) {
            moves.addAll(site.only(slot, trial(slot)));
        }
        moves.add(Outlines.asRestored(site));
        moves.add(new Check(
                "every dump is complete and has the tables and rows of its database", new Completeness(site)::judge));
        moves.add(new Check("every dump restores to what was dumped", this::judge));
        return StepScript.onceForTheRun("Restore every dump into a scratch database and compare", moves);
    }

    private List<Move> trial(Slot slot) {
        return List.of(
                new Action(
                        site.host(),
                        site.withClients(
                                RestoreScripts.TRIAL,
                                site.mysql(),
                                Dumps.path(),
                                BackupSite.database(slot),
                                scratch(slot),
                                Known.characterSet(slot),
                                Known.collation(slot)),
                        Effect.CHANGES,
                        Action.Repeat.REPEATABLE,
                        Known.answer(TRIAL, slot),
                        site.limit(),
                        List.of(),
                        Optional.empty(),
                        "the scratch database is dropped"),
                new Probe<>(
                        site.metadb(),
                        site.fingerprint(scratch(slot)),
                        Known.fingerprint(TRIAL, slot),
                        Fingerprints::read),
                sweep(slot.name()));
    }

    /** Drops scratch databases: this run's, and those that a killed one has left. */
    private Action sweep(String when) {
        return new Action(
                site.host(),
                site.withClients(RestoreScripts.SWEEP, site.mysql(), site.directory()),
                Effect.CHANGES,
                Action.Repeat.REPEATABLE,
                new FactKey<>(SWEPT + "." + when, dev.runproof.model.Answer.class),
                site.limit(),
                List.of(),
                Optional.empty(),
                "none needed: scratch databases only");
    }

    private static Pending scratch(Slot slot) {
        return Pending.word(
                "scratch database of " + slot.name(),
                facts -> scratch(slot.database().apply(facts), facts.get(Facts.RUN)));
    }

    /** A name that nothing else has, since it holds the run's. */
    static String scratch(String database, String run) {
        String end = "_rp_" + run.replaceAll("[^A-Za-z0-9]", "_");
        return database.substring(0, Math.max(1, Math.min(database.length(), LONGEST_NAME - end.length()))) + end;
    }

    private Judgement judge(Facts facts) {
        var weighing = new Weighing("scratch databases with the fingerprints of the databases that were dumped");
        for (Slot slot : site.there(facts)) {
            String database = slot.database().apply(facts);
            Optional<Fingerprint> restored =
                    facts.get(Known.fingerprint(TRIAL, slot)).of(scratch(database, facts.get(Facts.RUN)));
            if (restored.isEmpty()) {
                weighing.fails(database + ": its scratch database is not there");
                continue;
            }
            compare(database, Known.recorded(slot, facts), restored.get(), weighing);
        }
        return weighing.judgement();
    }

    /** Says what of a database is not as it was. */
    static void compare(String database, Fingerprint wanted, Fingerprint seen, Weighing weighing) {
        var changes = FingerprintChanges.between(wanted, seen);
        String told = database + ": " + String.join(", ", changes.sentences());
        if (changes.found()) {
            weighing.fails(told);
        } else if (!changes.equal()) {
            weighing.isUnknown(told);
        } else {
            weighing.holds(database + " equal, " + wanted.contents().size() + " tables");
        }
    }
}
