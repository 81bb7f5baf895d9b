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
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbStart;
import dev.runproof.product.generic.WholeOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OM-1, OM-7, OM-17, OM-21: a component is stopped, and is really gone: the script says success in any case. */
final class Stop {
    static final String STOP = "stop";

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration PROCESS_ENDS = Duration.ofMinutes(2);
    /** The session of ZooKeeper lasts 10 s in the templates; installations have more. */
    private static final Duration REGISTRATION_EXPIRES = Duration.ofMinutes(2);
    /** The script's own restart waits as long. */
    private static final Duration UNSEEN_EXPIRY = Duration.ofSeconds(15);

    private final Site site;
    private final Looks looks;
    private final Watch watch;

    Stop(Site site) {
        this.site = site;
        this.looks = new Looks(site);
        this.watch = new Watch(site);
    }

    private static FactKey<Answer> stopped(Component component) {
        return Known.answer(component.key() + ".stop");
    }

    /** The script's stop, unless the component was stopped before by an earlier try of this step. */
    StepScript stopped(Component component, Turn turn) {
        var moves = new ArrayList<Move>(watch.before(component, STOP + " " + component.key()));
        moves.add(running(STOP, component));
        moves.add(new Only(
                "anything of it lives or answers",
                facts -> facts.get(Known.processes(STOP, component)).anything(),
                Action.repeatable(
                        component.host(),
                        component.startScript("stop", component.kind().toString()),
                        stopped(component),
                        "bash bin/start.sh start " + component.kind())));
        moves.add(new Check("start.sh stopped it", facts -> judge(facts, component)));
        return StepScript.onceForTheRun("Stop the " + component, turn.of(component, moves));
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
                        component.endpoint()),
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
        moves.add(
                gone(component, "the processes of the " + component.kind() + " have ended and its port is closed", 1));
        moves.addAll(expired(component));
        return StepScript.onceForTheRun("See that the " + component + " is gone", turn.of(component, moves));
    }

    private static Move gone(Component component, String awaited, int looks) {
        return new Poll<>(
                awaited,
                component.host(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.GONE,
                        "sh",
                        component.endpoint(),
                        new Pending(
                                component.key() + ".pids",
                                facts -> facts.get(Known.processes(STOP, component))
                                        .living())),
                new FactKey<>(component.key() + ".gone", Gone.class),
                Gone::read,
                Gone::whole,
                looks,
                PACE,
                UNSEEN_EXPIRY,
                PROCESS_ENDS);
    }

    /** OM-S4: whoever starts while the old registration stands fails to register. */
    private List<Move> expired(Component component) {
        String endpoint = component.endpoint();
        return switch (component.kind()) {
            case TABLET ->
                List.of(looks.until(
                        endpoint + " is kOffline",
                        site.client().nameserver("showtablet"),
                        Known.tablets(component.key() + ".gone"),
                        Looks::tablets,
                        tablets -> tablets.tablets().stream()
                                .anyMatch(tablet -> tablet.endpoint().equals(endpoint)
                                        && tablet.state().equals("kOffline")),
                        REGISTRATION_EXPIRES));
            case NAMESERVER ->
                site.all(Kind.NAMESERVER).size() == 1
                        // Nobody is left who could tell: only the time tells.
                        ? List.of(gone(component, "the registration has had time to expire", 2))
                        : List.of(looks.until(
                                endpoint + " is no longer registered and another nameserver leads",
                                site.client().nameserver("showns"),
                                Known.nameservers(component.key() + ".gone"),
                                answer -> OpenmldbNameservers.parse(WholeOutput.of("openmldb showns", answer)),
                                nameservers -> nameservers.nameservers().stream()
                                        .noneMatch(row -> row.endpoint().equals(endpoint)),
                                REGISTRATION_EXPIRES));
            case TASKMANAGER ->
                List.of(looks.until(
                        endpoint + " is no longer registered",
                        site.client().sql("show components;"),
                        Serving.components(component.key() + ".gone"),
                        Serving::components,
                        components -> components.components().stream()
                                .noneMatch(row -> row.endpoint().equals(endpoint)),
                        REGISTRATION_EXPIRES));
            case APISERVER -> List.of();
        };
    }
}
