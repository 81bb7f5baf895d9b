package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.DockerContainer;
import dev.runproof.parse.DockerContainer.Bind;
import dev.runproof.product.generic.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A7: the new container is started by a list of arguments, and each documented parameter of it is proved. */
final class NewContainer {
    static final String STARTED = "started";

    private static final String LIMIT = "65535";
    private static final Duration STARTS = Duration.ofMinutes(5);

    private final Site site;
    private final Looks looks;

    NewContainer(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    private static FactKey<Answer> limits(String moment, Node node) {
        return Known.answer(moment + "." + node + ".limits");
    }

    /** Ports are free only now, since the old container is down: another program may have taken one. */
    StepScript isPossible() {
        return new Preconditions(site).stillHold();
    }

    StepScript isStarted() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(run(node));
        }
        return StepScript.onceForTheRun("Start the new container on every node", moves);
    }

    private Action run(Node node) {
        String seen = "run.look";
        var words = new ArrayList<Object>(List.of(Known.dockerWords(node), "run", "-dit", "--net", "host"));
        words.add(new Pending("mounts of the old container", facts -> mountWords(facts, node)));
        node.https().ifPresent(https -> {
            https.certificate().ifPresent(source -> words.addAll(List.of("-v", source + ":" + Mounts.CERTIFICATE)));
            https.key().ifPresent(source -> words.addAll(List.of("-v", source + ":" + Mounts.KEY)));
        });
        words.add("-e");
        words.add(Pending.word(
                "OMS_HOST_IP",
                facts -> "OMS_HOST_IP=" + Known.old(facts, node).shown().hostIp()));
        if (site.release().hasHa()) {
            words.addAll(List.of("-e", "IS_UPGRADE=true"));
        }
        words.addAll(List.of("--privileged=true", "--pids-limit", "-1"));
        words.addAll(List.of("--ulimit", "nproc=" + LIMIT + ":" + LIMIT, "--name", node.newContainer()));
        words.add(Pending.word("image", facts -> Images.reference(facts, node)));
        return new Action(
                node.host(),
                Command.of(words.toArray()).within(STARTS),
                Effect.CHANGES,
                Action.Repeat.ONCE,
                Known.answer(node + ".run"),
                STARTS,
                List.of(),
                Optional.of(new Look(
                        List.of(looks.containers(seen, node)),
                        facts -> found(facts.get(Known.containers(seen, node)), facts, node))),
                "docker stop and docker rm of this container; the databases are as the old version left them");
    }

    /** Without those that stand in the plan by themselves. */
    private static List<String> mountWords(Facts facts, Node node) {
        Mounts planned = Mounts.planned(facts, node);
        List<Bind> old = planned.binds().stream()
                .filter(bind -> node.https().isEmpty()
                        || !(bind.target().equals(Mounts.CERTIFICATE)
                                || bind.target().equals(Mounts.KEY)))
                .toList();
        return new Mounts(old, planned.others()).words();
    }

    private static Look.Finding found(Containers all, Facts facts, Node node) {
        String name = node.newContainer();
        var there = all.named(name);
        if (there.isEmpty()) {
            return all.taken(name)
                    ? new Look.Finding(
                            Look.Conclusion.STOP, "another container", name + " on " + node + " is not of OMS")
                    : new Look.Finding(Look.Conclusion.NOT_STARTED, "no container", name + " is not on " + node);
        }
        if (there.get().runs() && there.get().imageId().equals(facts.get(Images.imageId(node)))) {
            return new Look.Finding(Look.Conclusion.GO_ON, "it runs", there.get() + " on " + node);
        }
        return new Look.Finding(
                Look.Conclusion.STOP,
                "it does not run",
                there.get() + " on " + node + " holds the name; the way back removes it: runproof rollback");
    }

    /** Every documented parameter, by what the engine tells and by what the processes inside have. */
    StepScript isAsDocumented() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(looks.containers(STARTED, node));
        }
        moves.addAll(parametersHold(STARTED));
        return StepScript.onceForTheRun("Prove every parameter of the new containers", moves);
    }

    /** @param moment of a look at the containers of every node */
    private List<Move> parametersHold(String moment) {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(HostScripts.LIMITS, Known.docker(node), node.newContainer()),
                    limits(moment, node),
                    answer -> answer));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check(
                    "the new container on " + node + " was started as documented",
                    facts -> judge(facts, moment, node)));
        }
        return moves;
    }

    /**
     * The containers still are those that were proved, started as they were: one that was made anew by hand may lack a mount,
     * and what it keeps is lost with it.
     *
     * @param moment of a look at the containers of every node
     */
    List<Move> isStillTheSame(String moment) {
        var moves = new ArrayList<>(parametersHold(moment));
        for (Node node : site.nodes()) {
            moves.add(new Check(
                    "the new container on " + node + " is the one that was proved",
                    facts -> judgeSame(facts, moment, node)));
        }
        return moves;
    }

    private static Judgement judgeSame(Facts facts, String moment, Node node) {
        String name = node.newContainer();
        var proved = facts.get(Known.containers(STARTED, node)).named(name).map(OmsContainer::id);
        var is = facts.get(Known.containers(moment, node)).named(name).map(OmsContainer::id);
        return proved.equals(is)
                ? Judgement.pass(name + " on " + node)
                : Judgement.fail(
                        "the container " + proved.orElse("that was proved"),
                        name + " on " + node + " is " + is.orElse("not there")
                                + ": somebody has made it anew; runproof rollback removes it, and a new run makes it");
    }

    /** A parameter of the table of A7. */
    private record Parameter(String name, Function<DockerContainer, Object> shown, Object wanted) {}

    private Judgement judge(Facts facts, String moment, Node node) {
        var found = facts.get(Known.containers(moment, node)).named(node.newContainer());
        if (found.isEmpty()) {
            return Judgement.fail("a container " + node.newContainer(), "there is none on " + node);
        }
        DockerContainer is = found.get().shown();
        var weighing = new Weighing("each documented parameter");
        for (Parameter parameter : parameters(facts, node)) {
            Object seen = parameter.shown().apply(is);
            weighing.that(
                    parameter.wanted().equals(seen),
                    parameter.name(),
                    node + ": " + parameter.name() + " must be " + parameter.wanted() + " and is " + seen);
        }
        mounts(weighing, Mounts.planned(facts, node), is, node);
        warnings(weighing, facts, node);
        inside(weighing, facts.get(limits(moment, node)), node);
        return weighing.judgement();
    }

    private List<Parameter> parameters(Facts facts, Node node) {
        return List.of(
                new Parameter("--privileged=true (privileged)", it -> String.valueOf(it.privileged()), "true"),
                new Parameter("--pids-limit -1 (pidsLimit)", it -> String.valueOf(it.pidsLimit()), "-1"),
                new Parameter("--ulimit nproc=65535:65535 (ulimits)", NewContainer::processes, LIMIT + ":" + LIMIT),
                new Parameter("--net host (networkMode)", it -> String.valueOf(it.networkMode()), "host"),
                new Parameter(
                        "-e IS_UPGRADE (isUpgrade)",
                        DockerContainer::isUpgrade,
                        site.release().hasHa()),
                new Parameter(
                        "-e OMS_HOST_IP (hostIp)",
                        it -> String.valueOf(it.hostIp()),
                        String.valueOf(Known.old(facts, node).shown().hostIp())),
                new Parameter(
                        "the image (imageId)", it -> String.valueOf(it.imageId()), facts.get(Images.imageId(node))),
                new Parameter("-dit (status)", it -> String.valueOf(it.status()), "running"),
                // No document gives one; with another it would come back with the engine beside the old version.
                new Parameter("no --restart (restartPolicy)", NewContainer::policy, "no"));
    }

    /** What docker has done otherwise than it was told. */
    private static void warnings(Weighing weighing, Facts facts, Node node) {
        facts.find(Known.answer(node + ".run"))
                .ifPresent(run -> run.value()
                        .err()
                        .lines()
                        .filter(line -> line.startsWith("WARNING: "))
                        .forEach(line -> weighing.note(node + ": docker run: " + line)));
    }

    private static String policy(DockerContainer container) {
        String policy = String.valueOf(container.restartPolicy());
        return policy.isEmpty() ? "no" : policy;
    }

    private static String processes(DockerContainer container) {
        return container.ulimits().stream()
                .filter(limit -> limit.name().equals("nproc"))
                .map(limit -> limit.soft() + ":" + limit.hard())
                .findFirst()
                .orElse("absent");
    }

    private static void mounts(Weighing weighing, Mounts planned, DockerContainer is, Node node) {
        var absent = new ArrayList<>(planned.binds());
        absent.removeAll(is.binds());
        var more = new ArrayList<>(is.binds());
        more.removeAll(planned.binds());
        weighing.that(
                absent.isEmpty() && more.isEmpty(),
                "-v (binds): " + is.binds().size(),
                node + ": -v (binds): missing " + told(absent) + ", more than planned " + told(more));
        weighing.that(
                new HashSet<>(planned.others()).equals(new HashSet<>(is.otherMounts())),
                "other mounts: " + is.otherMounts().size(),
                node + ": other mounts must be " + planned.others() + " and are " + is.otherMounts());
    }

    private static String told(List<Bind> binds) {
        return binds.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        binds.stream()
                                .map(bind -> bind.source() + ":" + bind.target())
                                .toList());
    }

    /** {@code docker inspect} prints the same for no limit and for a limit that was never given, so the effect is read. */
    private static void inside(Weighing weighing, Answer answer, Node node) {
        String pids = value(answer.out(), "pids ");
        String processes = value(answer.out(), "processes ");
        weighing.that(
                pids.equals("max") || pids.equals("no limit file"),
                "pids.max is " + pids,
                node + ": pids.max of the container must be max and is " + pids);
        weighing.that(
                processes.startsWith(LIMIT + " " + LIMIT) || processes.startsWith("unlimited"),
                "Max processes " + processes,
                node + ": Max processes of process 1 must be " + LIMIT + " and is " + processes);
    }

    private static String value(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).strip())
                .findFirst()
                .orElse("not told");
    }
}
