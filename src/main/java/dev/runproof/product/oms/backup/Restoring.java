package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A13.4: one database at a time is dropped, created and restored, and proved equal to the manifest before the next one. */
final class Restoring {
    private static final String NOW = "restore.now";
    private static final String AFTER = "restore.after";
    private static final String DONE = "restore";
    private static final FactKey<Fingerprints> LOOKED = Known.fingerprints("restore.looked");

    private final BackupSite site;

    Restoring(BackupSite site) {
        this.site = site;
    }

    /** Every dump is once more what it was when it was proved; nothing has been dropped yet. */
    StepScript setIsSound() {
        return StepScript.onceForTheRun(
                "Read the whole set again before anything is dropped",
                List.of(
                        Outlines.probe(site, "sound"),
                        new Check("every dump is complete and has the digest of the manifest", this::judgeSet)));
    }

    /**
     * When nobody writes any more: what is later found otherwise, a restore has begun to change. A later way back keeps to
     * what the first has read: what is half restored by then would seem untouched.
     */
    StepScript stateIsRecorded() {
        return StepScript.onceForTheRun(
                "Record what is in the databases before the first is dropped",
                List.of(new Only(
                        "no way back has begun a restore before",
                        facts -> !facts.knows(Known.BEFORE_DROP),
                        new Probe<>(
                                site.metadb(),
                                site.fingerprint(site.databases()),
                                Known.BEFORE_DROP,
                                Fingerprints::read))));
    }

    private Judgement judgeSet(Facts facts) {
        var weighing = new Weighing("files with the digests that were recorded when they were proved");
        for (Slot slot : site.there(facts)) {
            String file = Dumps.file(slot, facts);
            Outline recorded = facts.get(Outlines.key(Known.BACKUP)).of(slot, facts);
            Outline seen = facts.get(Outlines.key("sound")).of(slot, facts);
            if (seen.size() >= 0 && !seen.sha256().equals(recorded.sha256())) {
                weighing.fails(file + " has changed: its digest was " + recorded.sha256() + " and is " + seen.sha256());
            } else if (seen.fault().isPresent()) {
                weighing.fails(file + ": " + seen.fault().get());
            } else {
                weighing.holds(file);
            }
        }
        return weighing.judgement();
    }

    /** One place's database; when it is restored already, nothing happens to it. */
    StepScript restored(Slot slot) {
        List<Move> moves = List.of(
                new Probe<>(
                        site.metadb(),
                        site.fingerprint(BackupSite.database(slot)),
                        Known.fingerprint(NOW, slot),
                        Fingerprints::read),
                new Gate(
                        "RESTORE-AGAIN-" + slot.name().replace(' ', '-'),
                        "a restore of " + slot.name() + " that was begun and did not end is done again",
                        facts -> again(slot, facts),
                        new FactKey<>("confirmed.restore-again." + slot.name(), Confirmation.class)),
                restore(slot),
                new Probe<>(
                        site.metadb(),
                        site.fingerprint(BackupSite.database(slot)),
                        Known.fingerprint(AFTER, slot),
                        Fingerprints::read),
                new Check("the database is what the manifest says", facts -> judge(slot, facts)));
        return StepScript.onceForTheRun("Drop, create and restore the database " + slot.name(), site.only(slot, moves));
    }

    private Move restore(Slot slot) {
        var command = site.withClients(
                RestoreScripts.RESTORE,
                site.mysql(),
                Dumps.path(),
                BackupSite.database(slot),
                Pending.word(
                        "digest of " + slot.name(),
                        facts -> facts.get(Outlines.key(Known.BACKUP))
                                .of(slot, facts)
                                .sha256()),
                Known.characterSet(slot),
                Known.collation(slot));
        return new Only(
                "it is not restored yet",
                facts -> state(slot, facts, Known.fingerprint(NOW, slot)) != RestoreState.RESTORED,
                new Action(
                        site.host(),
                        command,
                        Effect.IRREVERSIBLE,
                        Action.Repeat.ONCE,
                        Known.answer(DONE, slot),
                        site.limit(),
                        List.of(),
                        Optional.of(new Look(
                                List.of(new Probe<>(
                                        site.metadb(), site.fingerprint(site.databases()), LOOKED, Fingerprints::read)),
                                facts -> found(slot, facts))),
                        "none: what was in the database since its dump is gone"));
    }

    private static RestoreState state(Slot slot, Facts facts, FactKey<Fingerprints> seen) {
        String database = slot.database().apply(facts);
        return RestoreState.of(
                facts.get(seen).of(database),
                Known.recorded(slot, facts),
                facts.get(Known.BEFORE_DROP).of(database));
    }

    private Optional<String> again(Slot slot, Facts facts) {
        RestoreState state = state(slot, facts, Known.fingerprint(NOW, slot));
        String database = slot.database().apply(facts);
        return switch (state) {
            case RESTORED, UNTOUCHED -> Optional.empty();
            case EMPTY, PARTIAL ->
                Optional.of("A restore of " + database + " was begun and did not end: the database is " + state
                        + ". Is it dropped and restored again from " + Dumps.file(slot, facts) + "?");
        };
    }

    /** What a restore did whose outcome was lost or bad; it may begin anew only after the question whether it may. */
    private Look.Finding found(Slot slot, Facts facts) {
        RestoreState state = state(slot, facts, LOOKED);
        String told = site.there(facts).stream()
                .map(each -> each.database().apply(facts) + " " + state(each, facts, LOOKED))
                .collect(Collectors.joining(", "));
        return switch (state) {
            case RESTORED -> new Look.Finding(Look.Conclusion.GO_ON, state.toString(), told);
            case UNTOUCHED -> new Look.Finding(Look.Conclusion.NOT_STARTED, state.toString(), told);
            case EMPTY, PARTIAL ->
                new Look.Finding(
                        Look.Conclusion.NOT_STARTED,
                        state.toString(),
                        told + "; the old version is not started on this; once the cause is gone, resume asks whether "
                                + slot.database().apply(facts) + " is dropped and restored again");
        };
    }

    private Judgement judge(Slot slot, Facts facts) {
        String database = slot.database().apply(facts);
        var weighing = new Weighing(database + " with the fingerprint of the manifest");
        facts.get(Known.fingerprint(AFTER, slot))
                .of(database)
                .ifPresentOrElse(
                        seen -> Proof.compare(database, Known.recorded(slot, facts), seen, weighing),
                        () -> weighing.fails(database + " does not exist"));
        return weighing.judgement();
    }
}
