package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The way back, first half: each node's backup of the run is found and proved, then programs and settings are put back.
 *
 * <p>Needs these facts of the run that is taken back: the picture before ({@link Known#PICTURE_BEFORE}, listings, versions
 * and programs of {@link Time#BEFORE}), the clocks at the start, the settings that were kept, and the package.
 *
 * <p>In the repetition after an expansion only the new nodes go back: a backup of a node at target holds the target.
 */
final class Restore {
    private static final FactKey<Confirmation> CONFIRMED = new FactKey<>("confirmed.OG-RESTORE", Confirmation.class);

    private final Site site;
    private final Backups backups;
    private final BackupContent content;
    private final ReplacedFiles files;
    private final BeforePicture picture;
    private final Settings settings;
    private final OtherTools otherTools;

    Restore(Site site) {
        this.site = site;
        this.backups = new Backups(site);
        this.content = new BackupContent(site);
        this.files = new ReplacedFiles(site);
        this.picture = new BeforePicture(site);
        this.settings = new Settings(site);
        this.otherTools = new OtherTools(site);
    }

    static List<HostName> nodes(Site site) {
        return switch (site.variant()) {
            case FIRST_UPGRADE -> site.nodes();
            case REPEAT_AFTER_EXPANSION ->
                site.nodes().stream().filter(site::isNew).toList();
        };
    }

    private List<HostName> nodes() {
        return nodes(site);
    }

    private static FactKey<Answer> done(HostName node, String what) {
        return new FactKey<>("restore." + node + "." + what, Answer.class);
    }

    StepScript backupsAreFound() {
        var moves = new ArrayList<Move>();
        nodes().forEach(node -> moves.add(backups.listing(node)));
        moves.add(new Check("every node to restore has exactly one backup of the run", this::judgeFound));
        return StepScript.of("Look for the backup that the upgrade made on every node to restore", moves);
    }

    /** The way back is proved before anything is overwritten. */
    StepScript backupsAreProved() {
        return StepScript.of("Compare the programs in every backup with those of before the upgrade", proof());
    }

    private List<Move> proof() {
        var moves = new ArrayList<Move>();
        for (HostName node : nodes()) {
            moves.addAll(content.readings(node));
            moves.add(settings.copyProbe(node));
        }
        moves.add(new Check(
                "every backup is unchanged and holds the files of before, and the kept settings are unchanged",
                this::judgeProof));
        return moves;
    }

    StepScript isConfirmed() {
        var overwritten = new Overwritten(site);
        var moves = new ArrayList<Move>(overwritten.isDecided());
        moves.add(new Gate(
                "OG-RESTORE",
                "CM is put back to its state before the upgrade on " + names(),
                facts -> Optional.of("Put CM back on " + names()
                        + "? Programs and settings are overwritten there, CM is ended and started again."
                        + " Nobody arbitrates until it is back." + unrecorded(overwritten.notOnRecord(facts))),
                CONFIRMED));
        return StepScript.of("Let the operator confirm the way back", moves);
    }

    private static String unrecorded(List<String> nodes) {
        return nodes.isEmpty()
                ? ""
                : " The run ended before the upgrade's settings were recorded: whether somebody changed those of "
                        + String.join(", ", nodes) + " since cannot be told.";
    }

    private String names() {
        return nodes().stream().map(HostName::value).collect(Collectors.joining(", "));
    }

    /** The confirmation may have taken an hour, so the way back is proved anew for all nodes before the first is written to. */
    StepScript programsArePutBack() {
        var moves = new ArrayList<Move>(proof());
        moves.addAll(new Overwritten(site).isAsDecided());
        moves.addAll(new Readiness(site).restartMoves());
        moves.addAll(otherTools.moves());
        for (HostName node : nodes()) {
            moves.add(Action.repeatable(
                    node,
                    site.byClusterUser(
                            node, "tar", "-xzf", backups.path(node), "-C", Known.path(node, "GAUSSHOME", "")),
                    done(node, "unpack"),
                    "run the upgrade again"));
            moves.addAll(picture.versionAndPrograms(node, Time.AFTER));
            moves.add(files.after(node));
        }
        moves.add(new Check("programs and versions are those of before", this::judgePrograms));
        return StepScript.of("Unpack the backup over the installation on every node to restore", moves);
    }

    /** In the end, and before CM is ended: nothing that was put back was changed meanwhile. */
    StepScript isAsBefore() {
        var moves = new ArrayList<Move>(asBefore());
        moves.addAll(new Readiness(site).restartMoves());
        return StepScript.of(
                "Compare programs and settings of every restored node with those of before, and look whether CM would be started again",
                moves);
    }

    List<Move> asBefore() {
        var moves = new ArrayList<Move>();
        for (HostName node : nodes()) {
            moves.addAll(picture.versionAndPrograms(node, Time.AFTER));
            moves.add(files.after(node));
            moves.add(settings.restoredProbe(node));
        }
        moves.add(new Check("programs and versions are those of before", this::judgePrograms));
        moves.add(new Check("the settings are those of before", settings::judgeRestored));
        return moves;
    }

    private Judgement judgeFound(Facts facts) {
        if (facts.find(Known.clockAtStart(site.upgradeNode())).isEmpty()) {
            return Judgement.fail(
                    "a run that has started the upgrade",
                    "the run had not come so far: it had changed nothing of CM, and there is nothing to take back");
        }
        var weighing = new Weighing("exactly one backup on " + names() + ", made by the run that is taken back");
        for (HostName node : nodes()) {
            var found = backups.ofRun(facts, node);
            weighing.that(
                    found.size() == 1,
                    node + ": " + found,
                    node + ": " + found.size() + " backups of the run in $PGHOST, expected exactly one: there is no"
                            + " proved way back for this node");
        }
        return weighing.judgement();
    }

    Judgement judgeProof(Facts facts) {
        var weighing =
                new Weighing("in every backup, unchanged since it was recorded, the files of before and nothing else;"
                        + " the kept settings as they were kept");
        for (HostName node : nodes()) {
            content.weigh(weighing, facts, node);
            settings.weighCopy(weighing, facts, node);
        }
        return weighing.judgement();
    }

    Judgement judgePrograms(Facts facts) {
        var weighing = new Weighing("programs and cm_ctl -V of before on " + names());
        for (HostName node : nodes()) {
            weighing.that(
                    areTheSame(facts, node, Time.AFTER),
                    node + ": programs",
                    node + ": its programs are not those of before");
            weighFiles(weighing, facts, node);
            weighing.that(
                    facts.get(Known.version(Time.AFTER, node))
                            .value()
                            .equals(facts.get(Known.version(Time.BEFORE, node)).value()),
                    node + ": " + NodeChange.told(facts.get(Known.version(Time.AFTER, node))),
                    node + ": " + NodeChange.told(facts.get(Known.version(Time.AFTER, node))) + ", before "
                            + NodeChange.told(facts.get(Known.version(Time.BEFORE, node))));
        }
        return weighing.judgement();
    }

    private static void weighFiles(Weighing weighing, Facts facts, HostName node) {
        Map<String, String> now = ReplacedFiles.digests(facts, node, Time.AFTER);
        var changed = new TreeSet<String>();
        ReplacedFiles.digests(facts, node, Time.BEFORE).forEach((name, digest) -> {
            if (!digest.equals(now.get(name))) {
                changed.add(name);
            }
        });
        weighing.that(
                changed.isEmpty(),
                node + ": files",
                node + ": not as before in $GAUSSHOME: " + String.join(", ", changed));
    }

    /** Whether the programs of a node are, at another time, those of before the upgrade. */
    static boolean areTheSame(Facts facts, HostName node, Time time) {
        return digests(facts.get(Known.programs(time, node)))
                .equals(digests(facts.get(Known.programs(Time.BEFORE, node))));
    }

    /** No digests, which equal no others, when they could not be read. */
    private static Map<String, String> digests(Told<Digests> told) {
        return told.exit() == 0
                ? told.value().map(Digests::byName).orElse(Map.of("unread", told.words()))
                : Map.of("unread", told.words());
    }
}
