package dev.runproof.product.oms;

import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.oms.backup.BackupSite;
import dev.runproof.product.oms.backup.Backups;
import dev.runproof.product.oms.backup.ConfigFile;
import dev.runproof.product.oms.backup.Equality;
import dev.runproof.product.oms.backup.Slot;
import dev.runproof.sql.structure.Fingerprints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The backups of this installation, and which of them a way back needs. */
final class Databases {
    /** For one database; a large one takes hours to dump, to restore and to compare. */
    private static final Duration LIMIT = Duration.ofHours(6);

    private static final String RESTORED = "restored";

    private final Site site;
    private final BackupSite backup;
    private final Backups backups;

    Databases(Site site) {
        this.site = site;
        this.backup = new BackupSite(
                site.backupHost(),
                site.database(),
                site.backupDirectory(),
                "mysql",
                "mysqldump",
                slots(site),
                MetaDbSurvey::hasExtras,
                LIMIT);
        this.backups = new Backups(backup);
    }

    /** rm, cm and one for each node that may be the first of its region. */
    private static List<Slot> slots(Site site) {
        var slots = new ArrayList<Slot>();
        slots.add(Slot.always("rm", facts -> Installation.of(site, facts).rm()));
        slots.add(Slot.always("cm", facts -> Installation.of(site, facts).cm()));
        for (Node node : site.nodes()) {
            slots.add(Slot.heartbeat(
                    "heartbeats of " + node,
                    node + " is the first of its region",
                    facts -> Installation.of(site, facts).isFirst(node),
                    facts -> Installation.of(site, facts).region(node).heartbeatDatabase()));
        }
        return slots;
    }

    private List<ConfigFile> files() {
        return site.nodes().stream()
                .map(node -> new ConfigFile(
                        node.host(),
                        Pending.word(
                                "config.yaml",
                                facts -> String.valueOf(
                                        Known.old(facts, node).shown().config())),
                        node.backupDirectory(),
                        facts -> facts.get(Known.config(node)).outside()))
                .toList();
    }

    StepScript sequencesArePruned() {
        StepScript pruned = backups.pruned();
        return site.prune()
                ? pruned
                : StepScript.onceForTheRun(
                        "Leave the sequence of heartbeats as it is, since oms.prune says so", List.of());
    }

    StepScript areDumped() {
        StepScript dumped = backups.dumped(facts -> facts.knows(Known.INITIALISATION_BEGINS));
        var moves = new ArrayList<Move>();
        moves.add(new MetaDbSurvey(site).extras(MetaDbSurvey.AT_DUMP));
        moves.addAll(dumped.moves());
        return StepScript.onceForTheRun(dumped.purpose(), moves);
    }

    StepScript dumpsAreProved() {
        return backups.proved();
    }

    StepScript configurationsAreCopied() {
        return backups.configurationsAreCopied(files());
    }

    StepScript manifestIsWritten() {
        return backups.manifestIsWritten(this::origin);
    }

    /** See {@link Backups#areAtHand} and {@link Backups#configurationsAreSound}. */
    List<Move> areAtHand(String moment) {
        var moves = new ArrayList<>(backups.areAtHand(moment));
        moves.addAll(backups.configurationsAreSound(files(), moment));
        return moves;
    }

    /** See {@link Backups#areAsDumped}. */
    List<Move> areAsDumped(FactKey<Fingerprints> wanted, FactKey<Fingerprints> seen, String gate) {
        return backups.areAsDumped(wanted, seen, gate);
    }

    private Map<String, String> origin(Facts facts) {
        var origin = new LinkedHashMap<String, String>();
        origin.put("T1", facts.get(Known.STOP_BEGINS).toString());
        for (Node node : site.nodes()) {
            origin.put(
                    "image of the old container on " + node,
                    Known.old(facts, node).imageId());
        }
        return origin;
    }

    private Predicate<Facts> full() {
        return WayBack.full(site);
    }

    private StepScript onTheFullWay(String purpose, List<Move> moves) {
        return StepScript.onceForTheRun(purpose, Only.all("the databases may have been migrated", full(), moves));
    }

    StepScript setIsSound() {
        var moves = new ArrayList<Move>(backups.setIsSound().moves());
        moves.addAll(Only.all("copies were made", copied(), backups.configurationsAreSound(files(), "sound")));
        return onTheFullWay("Read the whole backup again before anything is dropped", moves);
    }

    private Predicate<Facts> copied() {
        return facts ->
                files().stream().map(ConfigFile::host).allMatch(host -> facts.knows(Backups.configurationCopied(host)));
    }

    /** After the stop of everything that writes. */
    List<Move> stateBeforeDrop() {
        return Only.all(
                "the databases may have been migrated",
                full(),
                backups.stateIsRecorded().moves());
    }

    StepScript areRestored() {
        var moves = new ArrayList<Move>();
        for (Slot slot : backup.slots()) {
            // A way back may be resumed here long after it was proved that nothing writes.
            moves.addAll(new WayBack(site).nothingRuns("restore." + slot.name()));
            moves.addAll(backups.restored(slot).moves());
        }
        return onTheFullWay("Restore every database from the backup, one after the other", moves);
    }

    /** As far as each point of the upgrade allows to ask for it. */
    StepScript areTheOldOnes() {
        Predicate<Facts> back = WayBack.stopped().and(full().negate());
        Predicate<Facts> written = facts -> facts.knows(Backups.manifestWritten());
        Predicate<Facts> ran = facts ->
                site.nodes().stream().anyMatch(node -> WayBack.hasNew(node).test(facts));
        var moves = new ArrayList<Move>();
        moves.addAll(asOf("the databases were restored", full(), Equality.ALL, Verdict.FAIL, "all"));
        moves.addAll(asOf(
                "nothing was restored, and the backup is complete, and no new container was made",
                back.and(written).and(ran.negate()),
                Equality.ALL,
                Verdict.UNKNOWN,
                "untouched"));
        moves.addAll(asOf(
                "nothing was restored, and a new container was made",
                back.and(written).and(ran),
                Equality.ALL_BUT_HEARTBEATS,
                Verdict.UNKNOWN,
                "ran"));
        moves.addAll(new OldAgain(site).structuresAreTheOldOnes(back.and(written.negate())));
        return StepScript.onceForTheRun("Prove that the databases are what the old version left", moves);
    }

    private List<Move> asOf(
            String condition, Predicate<Facts> when, Equality equality, Verdict otherwise, String moment) {
        var seen = new FactKey<>(RESTORED + "." + moment, Fingerprints.class);
        return Only.all(
                condition,
                when,
                backups.areEqual(equality, Backups.manifest(), seen, otherwise).moves());
    }

    /** Copies were tried once the backup was made; until then nothing has written into the files. */
    StepScript configurationsArePutBack() {
        return StepScript.onceForTheRun(
                "Put the configuration of every node back where it is no longer the same",
                Only.all(
                        "OMS was stopped, and copies were made",
                        WayBack.stopped().and(copied()),
                        backups.configurationsArePutBack(files()).moves()));
    }
}
