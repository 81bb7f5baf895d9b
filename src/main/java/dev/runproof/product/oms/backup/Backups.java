package dev.runproof.product.oms.backup;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.sql.structure.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The steps about the backups of the MetaDB, forwards and back. */
public final class Backups {
    private final BackupSite site;

    public Backups(BackupSite site) {
        this.site = site;
    }

    /** What the manifest says of the databases, known after {@link #dumped}. */
    public static FactKey<Fingerprints> manifest() {
        return Known.MANIFEST;
    }

    /** Known as soon as a dump was tried; its presence alone says nothing of a good set. */
    public static FactKey<Answer> dumps() {
        return Dumps.ANSWER;
    }

    /** Known once a set was proved and its manifest lies beside it. */
    public static FactKey<Answer> manifestWritten() {
        return Manifest.WRITTEN;
    }

    /** Known as soon as a copy of a host's configuration was tried. */
    public static FactKey<Answer> configurationCopied(HostName host) {
        return ConfigCopies.copied(host);
    }

    /** A4; never fails because of a database. */
    public StepScript pruned() {
        return new Pruning(site).pruned();
    }

    /** @param initialisationBegan whether a database may belong to the new version already */
    public StepScript dumped(Predicate<Facts> initialisationBegan) {
        return new Dumping(site, initialisationBegan).dumped();
    }

    public StepScript proved() {
        return new Proof(site).proved();
    }

    /** @param origin what else is to be known of the set, in order: T1, the image of the old container on each host */
    public StepScript manifestIsWritten(Function<Facts, Map<String, String>> origin) {
        return new Manifest(site, origin).written();
    }

    public StepScript configurationsAreCopied(List<ConfigFile> files) {
        return new ConfigCopies(files).copied();
    }

    /**
     * Whether every copy of a configuration is what was copied; for a step whose way back they are.
     *
     * @param moment part of the facts' names
     */
    public List<Move> configurationsAreSound(List<ConfigFile> files, String moment) {
        return new ConfigCopies(files).areSound(moment);
    }

    public StepScript configurationsArePutBack(List<ConfigFile> files) {
        return new ConfigCopies(files).putBack();
    }

    /**
     * Whether every dump is what it was when it was proved; for a step whose way back they are.
     *
     * @param moment part of the facts' names
     */
    public List<Move> areAtHand(String moment) {
        return new SetAtHand(site).moves(moment);
    }

    /**
     * Whether the databases still are what they were when they were dumped, rows of heartbeats apart: what differs is not in
     * the backup, so that a way back would lose it.
     *
     * @param wanted {@link #manifest}, or what an earlier look of this kind has seen
     * @param seen a key of its own for what they are
     * @param gate whose confirmation accepts a difference
     */
    public List<Move> areAsDumped(FactKey<Fingerprints> wanted, FactKey<Fingerprints> seen, String gate) {
        return Equality.ALL_BUT_HEARTBEATS.movesUnlessDecided(
                site,
                wanted,
                seen,
                gate,
                "The backup does not have that, and a way back would lose it; runproof rollback and a new run make the"
                        + " backup anew.");
    }

    /** A13.1, and what the databases are before the first is dropped. */
    public StepScript setIsSound() {
        return new Restoring(site).setIsSound();
    }

    /** What a restore is compared with that did not end; taken when OMS is stopped, and never again once it has begun. */
    public StepScript stateIsRecorded() {
        return new Restoring(site).stateIsRecorded();
    }

    /** Whether an earlier way back from the same run has begun a restore; asked before {@link #stateIsRecorded}. */
    public static boolean restoreHasBegun(Facts facts) {
        return facts.knows(Known.BEFORE_DROP);
    }

    /** A13.4 for one of the site's places; needs {@link #setIsSound} and {@link #stateIsRecorded}. */
    public StepScript restored(Slot slot) {
        return new Restoring(site).restored(slot);
    }

    /**
     * Whether the databases are what they were; right before the old version starts on them.
     *
     * @param wanted what they were, such as {@link #manifest}
     * @param seen a key of its own for what they are
     * @param otherwise the verdict when they are not
     */
    public StepScript areEqual(
            Equality equality, FactKey<Fingerprints> wanted, FactKey<Fingerprints> seen, Verdict otherwise) {
        return StepScript.of(
                "Compare the databases with what they were",
                new ArrayList<>(equality.moves(site, wanted, seen, otherwise)));
    }
}
