package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.parse.SupervisorProgram;
import dev.runproof.parse.SupervisorctlStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A8 and A10: the programs in a container run; those that are dead for good are not waited for. */
final class Readiness {
    static final String READY = "ready";
    static final String SERVING = "serving";

    private static final String CONSOLE = "oms_console";
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Site site;

    Readiness(Site site) {
        this.site = site;
    }

    static FactKey<SupervisorctlStatus> programs(String moment, Node node) {
        return new FactKey<>(moment + "." + node + ".programs", SupervisorctlStatus.class);
    }

    /** With {@code IS_UPGRADE=true} the console may wait for the initialisation. */
    StepScript isReady() {
        Predicate<SupervisorctlStatus> good = this::readyForInitialisation;
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(awaited(READY, node, node.newContainer(), good));
            moves.add(new Check(
                    "the programs run on " + node, facts -> judge(facts.get(programs(READY, node)), node, good)));
        }
        return StepScript.onceForTheRun("Wait until the programs of the new containers run", moves);
    }

    private boolean readyForInitialisation(SupervisorctlStatus status) {
        return status.missing().isEmpty()
                && status.programs().stream()
                        .allMatch(program -> program.runs() || (site.release().hasHa() && heldBack(program)));
    }

    private static boolean heldBack(SupervisorProgram program) {
        return program.name().equals(CONSOLE) && program.state().equals("STOPPED");
    }

    /** Waits as long as something may still change. */
    static Poll<SupervisorctlStatus> awaited(
            String moment, Node node, Object container, Predicate<SupervisorctlStatus> good) {
        return new Poll<>(
                "all programs on " + node + " run, or one is dead for good",
                node.host(),
                Command.shell(HostScripts.PROGRAMS, Known.docker(node), container),
                programs(moment, node),
                answer -> SupervisorctlStatus.parse(answer.out()),
                (status, facts) -> good.test(status) || dead(status),
                1,
                PACE,
                PACE,
                LIMIT,
                Poll.Late.IS_JUDGED);
    }

    private static boolean dead(SupervisorctlStatus status) {
        return status.programs().stream().anyMatch(program -> program.state().equals("FATAL"));
    }

    static Judgement judge(SupervisorctlStatus status, Node node, Predicate<SupervisorctlStatus> good) {
        var told = new ArrayList<String>();
        status.programs().stream()
                .filter(program -> !program.runs())
                .forEach(program -> told.add(program.name() + " " + program.state()
                        + (program.description() == null ? "" : " (" + program.description() + ")")));
        status.missing().forEach(name -> told.add(name + " is not listed"));
        if (good.test(status)) {
            return told.isEmpty()
                    ? Judgement.pass(node + ": " + status.programs().size() + " programs RUNNING")
                    : Judgement.pass(node + ": " + String.join(", ", told), "the console waits for the initialisation");
        }
        return Judgement.fail("all programs RUNNING", node + ": " + String.join(", ", told));
    }

    /** Where no initialisation ran nobody has started the console. */
    StepScript consolesRun() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.addAll(started(node));
        }
        for (Node node : site.nodes()) {
            moves.add(awaited(SERVING, node, node.newContainer(), SupervisorctlStatus::allRunning));
            moves.add(new Check(
                    "all programs run on " + node,
                    facts -> judge(facts.get(programs(SERVING, node)), node, SupervisorctlStatus::allRunning)));
        }
        return StepScript.onceForTheRun(
                "Start the consoles where no initialisation did, and wait for all programs", moves);
    }

    private List<Move> started(Node node) {
        Predicate<Facts> due = facts -> !Installation.of(site, facts).isInitialisedOn(node);
        return Only.all(
                "nothing was initialised on " + node,
                due,
                List.of(Action.repeatable(
                        node.host(),
                        Command.shell(HostScripts.START_CONSOLE, Known.docker(node), node.newContainer()),
                        Known.answer(node + ".console.start"),
                        "supervisorctl stop oms_console")));
    }
}
