package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** OM-R0: how far the upgrade has come, by what lies and runs on the hosts, and the decision to go back. */
final class WayBack {
    private static final FactKey<Confirmation> CONFIRMED = new FactKey<>("confirmed.OM-R0", Confirmation.class);
    private static final FactKey<Confirmation> BEHIND_WRITES = new FactKey<>("confirmed.OM-R6", Confirmation.class);

    private final Site site;
    private final Looks looks;

    WayBack(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    private static FactKey<String> backups(Component component) {
        return new FactKey<>(Known.WAY_BACK + "." + component.key() + ".backups", String.class);
    }

    /** Whether this run has exchanged its programs: it keeps those of before. */
    static Predicate<Facts> wasExchanged(Component component) {
        return facts ->
                facts.get(backups(component)).lines().anyMatch(it -> it.endsWith(".backup-" + facts.get(Facts.RUN)));
    }

    /** The same, or a copy for it was broken off, as on a full disk. */
    static Predicate<Facts> wasBegun(Component component) {
        return facts -> !facts.get(backups(component)).isEmpty();
    }

    /** Whether a process of it lives, of whichever release. */
    static Predicate<Facts> lives(Component component) {
        return facts -> facts.get(Known.processes(latest(facts, component), component))
                .component()
                .filter(Processes.Named::lives)
                .isPresent();
    }

    /** The moment of the latest look: the beginning of its turn, where it had one, since hours may lie before it. */
    static String latest(Facts facts, Component component) {
        return facts.knows(Known.processes(turn(component), component)) ? turn(component) : Known.WAY_BACK;
    }

    /** The moment at which a tablet's turn begins. */
    static String turn(Component tablet) {
        return Known.WAY_BACK + "." + tablet.key();
    }

    /** Whether anything has to be done about its programs and its process. */
    static Predicate<Facts> isToGoBack(Component component) {
        return wasExchanged(component).or(lives(component).negate());
    }

    /**
     * Whether the upgrade had come to this tablet: while another one is down, the tablets behind it are as they were and the
     * cluster as a whole is not.
     */
    static Predicate<Facts> wasTaken(Component tablet) {
        return isToGoBack(tablet).or(facts -> {
            var before = facts.get(Known.placement(Known.BEFORE));
            var now = facts.get(Known.placement(latest(facts, tablet)));
            return before.ledBy(tablet.endpoint()).stream()
                    .anyMatch(partition -> !now.leader(partition).equals(before.leader(partition))
                            || !Set.copyOf(now.endpoints(partition)).equals(Set.copyOf(before.endpoints(partition))));
        });
    }

    StepScript extentIsFound() {
        var moves = new ArrayList<Move>();
        for (Component component : site.components()) {
            moves.add(new Probe<>(
                    component.host(),
                    Command.shell(HostScripts.BACKUPS, component.directory(), Known.run()),
                    backups(component),
                    answer -> answer.out().strip()));
            moves.add(Stop.running(Known.WAY_BACK, component));
            moves.add(Starting.version(Known.WAY_BACK, component));
            moves.add(Exchange.program(Known.WAY_BACK, component));
        }
        moves.add(looks.nameservers(Known.WAY_BACK));
        moves.add(looks.autoFailover(Known.WAY_BACK));
        moves.add(new Only(
                "the operations of before are known",
                facts -> facts.knows(Known.databases(Known.BEFORE)),
                looks.ops(Known.WAY_BACK)));
        moves.add(new Only(
                "the replicas of before are known",
                facts -> facts.knows(Known.placement(Known.BEFORE)),
                looks.placement(Known.WAY_BACK)));
        moves.add(new Check("the picture of before the upgrade is known", this::judgeExtent));
        return StepScript.onceForTheRun("Find what the upgrade has changed", moves);
    }

    private Judgement judgeExtent(Facts facts) {
        if (!facts.knows(Known.placement(Known.BEFORE))) {
            return Judgement.fail(
                    "a baseline", "the run had taken none: it had changed nothing, and there is nothing to take back");
        }
        var weighing = new Weighing("a state for each component");
        for (Component component : site.components()) {
            weighing.note(component + ": "
                    + (wasExchanged(component).test(facts) ? "exchanged" : "programs of before") + ", "
                    + facts.get(Known.processes(Known.WAY_BACK, component)));
        }
        return weighing.holds(site.components().size() + " components").judgement();
    }

    /** Nothing is stopped before every backup was compared with the manifest of before. */
    StepScript backupsAreProved() {
        var moves = new ArrayList<Move>();
        for (Component component : site.components()) {
            moves.add(new Only(
                    component + " was exchanged", wasExchanged(component), Exchange.kept(Known.WAY_BACK, component)));
        }
        moves.add(new Check("every backup is as the programs were", this::judgeBackups));
        return StepScript.onceForTheRun("Compare every backup with the baseline", moves);
    }

    private Judgement judgeBackups(Facts facts) {
        var weighing = new Weighing("every file of before with its size, mode and digest");
        for (Component component : site.components()) {
            if (wasExchanged(component).test(facts)) {
                Exchange.compareKept(facts, Known.WAY_BACK, component, weighing);
            } else {
                judgeUnchanged(facts, component, weighing);
            }
        }
        return weighing.holds("every backup that there is").judgement();
    }

    /** A backup that somebody has removed looks like programs that were never exchanged. */
    private static void judgeUnchanged(Facts facts, Component component, Weighing weighing) {
        var before = facts.get(Known.programVersion(Known.BEFORE, component)).value();
        Told<OpenmldbVersion> now = facts.get(Known.programVersion(Known.WAY_BACK, component));
        weighing.that(
                now.value().equals(before),
                component + " has its programs of before",
                component + ": its program is "
                        + now.value().map(OpenmldbVersion::version).orElseGet(now::complaint)
                        + ", was " + before.map(OpenmldbVersion::version).orElse("none")
                        + ", and no copy of this run is kept in " + component.directory()
                        + ": put the programs of before there, as bin.backup-" + facts.get(Facts.RUN)
                        + ", then begin the way back anew");
    }

    StepScript isConfirmed() {
        return StepScript.onceForTheRun(
                "Let the operator confirm the way back",
                List.of(
                        new Gate(
                                "OM-R0",
                                "the cluster goes back to the release of before",
                                facts -> Optional.of("Take the cluster back to the release of before, component by"
                                        + " component? All writers stay stopped meanwhile."),
                                CONFIRMED),
                        new Gate(
                                "OM-R6",
                                "rows were written by the new release",
                                facts -> facts.knows(Known.RESUMED)
                                        ? Optional.of(
                                                "Writes were resumed at OM-16: rows were written by the new release,"
                                                        + " and it is not known whether the old one reads them. Have all writers"
                                                        + " been stopped again, and go back all the same?")
                                        : Optional.empty(),
                                BEHIND_WRITES)));
    }

    /** Only behind OM-16: until there the frozen offsets of the upgrade hold. */
    StepScript offsetsAreRecordedAnew() {
        return StepScript.onceForTheRun(
                "Record the offsets of all leaders anew where writes were resumed",
                Only.all(
                        "writes were resumed",
                        facts -> facts.knows(Known.RESUMED),
                        new WriteFreeze(site).allOffsets()));
    }

    /** A run that had frozen nothing had changed nothing. */
    static boolean wasFrozen(Facts facts) {
        return facts.knows(Known.placement(Known.FROZEN));
    }

    StepScript nobodyWrites() {
        return Back.only(
                "See that no offset moves",
                "a freeze was in force",
                WayBack::wasFrozen,
                new WriteFreeze(site).nobodyWrites().moves());
    }
}
