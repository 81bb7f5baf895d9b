package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbStart;
import dev.runproof.product.openmldb.state.PartitionId;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** OM-1, OM-7, OM-17, OM-21: a component is stopped, and is really gone: the script says success in any case. */
final class Stop {
    static final String STOP = "stop";

    private static final String RUNS = "anything of it lives or answers";

    private final Site site;
    private final Registration registration;
    private final Watch watch;

    Stop(Site site) {
        this.site = site;
        this.registration = new Registration(site);
        this.watch = new Watch(site);
    }

    private static FactKey<Answer> stopped(Component component) {
        return Known.answer(component.key() + ".stop");
    }

    /** The script's stop, unless the component was stopped before by an earlier try of this step. */
    StepScript stopped(Component component, Turn turn) {
        String change = STOP + " " + component.key();
        var moves = new ArrayList<Move>(watch.before(component, change));
        moves.add(running(STOP, component));
        moves.add(new Check("its pid files name nothing else", facts -> judgeNamed(facts, component)));
        if (component.kind() == Kind.TABLET) {
            moves.add(new Only(
                    RUNS,
                    facts -> runs(facts, component),
                    new Check(
                            "it leads nothing that was moved away",
                            facts -> judgeLeading(facts, component, Watch.before(change)))));
        }
        moves.add(new Only(
                RUNS,
                facts -> runs(facts, component),
                Action.repeatable(
                        component.host(),
                        component.startScript("stop", component.kind().toString()),
                        stopped(component),
                        "bash bin/start.sh start " + component.kind())));
        moves.add(new Check("start.sh stopped it", facts -> judge(facts, component)));
        return StepScript.onceForTheRun("Stop the " + component, turn.of(component, moves));
    }

    private static boolean runs(Facts facts, Component component) {
        return facts.get(Known.processes(STOP, component)).anything();
    }

    /** The script ends whatever the pid file names. */
    private static Judgement judgeNamed(Facts facts, Component component) {
        return facts.get(Known.processes(STOP, component))
                .mistaken(component.kind())
                .map(told -> Judgement.fail("its own processes", told))
                .orElseGet(() -> Judgement.pass("its own processes"));
    }

    /** Somebody, or the cluster itself, may have given it partitions again since its leaders were moved away. */
    private Judgement judgeLeading(Facts facts, Component tablet, String moment) {
        var led = AwayVerdicts.stillToMove(facts, site, tablet, moment);
        return led.isEmpty()
                ? Judgement.pass("it leads nothing that was moved away")
                : Judgement.fail(
                        "OM-6: it leads nothing that was moved away",
                        "it leads again "
                                + led.stream().map(PartitionId::toString).collect(Collectors.joining(", "))
                                + ": move them away (pre-upgrade, or changeleader with auto_failover off), then resume");
    }

    static Probe<Processes> running(String moment, Component component) {
        return new Probe<>(
                component.host(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.RUNNING,
                        "sh",
                        component.directory(),
                        component.kind().toString(),
                        component.endpoint(),
                        component.kind().inItsCommand()),
                Known.processes(moment, component),
                Processes::read);
    }

    Judgement judge(Facts facts, Component component) {
        Processes before = facts.get(Known.processes(STOP, component));
        if (!before.anything()) {
            return Judgement.pass("it had been stopped before", component + ": " + before);
        }
        OpenmldbStart told = OpenmldbStart.parse(Starting.text(facts.get(stopped(component))));
        return told.outcome().equals("stopped")
                ? Judgement.pass("stopped")
                : Judgement.fail(
                        "stopped",
                        told.outcome() + ": start.sh stopped nothing and says success all the same; there was " + before
                                + (told.message() == null ? "" : "; " + told.message()));
    }

    /** Its processes have ended, its port is closed, its registration has expired, the others still answer. */
    StepScript gone(Component component, Turn turn) {
        var moves = new ArrayList<Move>();
        moves.add(Registration.processEnds(
                STOP, component, "the processes of the " + component.kind() + " have ended and its port is closed", 1));
        moves.addAll(registration.expires(STOP, component));
        return StepScript.onceForTheRun("See that the " + component + " is gone", turn.of(component, moves));
    }
}
