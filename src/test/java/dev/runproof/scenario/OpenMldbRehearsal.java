package dev.runproof.scenario;

import dev.runproof.inventory.Prompt;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.RunEvents;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import dev.runproof.run.StepPlace;
import dev.runproof.scenario.Rehearsed.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A lab of OpenMLDB in this process, the runs of the procedure in it. */
final class OpenMldbRehearsal implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final double SPEED = 40;
    private static final Set<String> MANAGING = Set.of("--cmd=pre-upgrade", "--cmd=post-upgrade", "--cmd=recoverdata");

    private final Path home;
    private final LabUnderTest lab;
    private final OpenMldbQuestions asked;
    private final List<Ended> steps = new ArrayList<>();
    private final Map<String, String> set = new LinkedHashMap<>();
    private final Set<String> refused = new TreeSet<>();
    private final Map<String, Runnable> meanwhile = new LinkedHashMap<>();

    /** @param home a fresh directory; the features of the project are seen in it */
    OpenMldbRehearsal(Path home, int tablets, Map<String, String> options) throws IOException {
        this.home = home;
        Path features = Files.createDirectories(home.resolve("features").resolve("openmldb"));
        for (String name : List.of("openmldb.feature", "openmldb.rollback.feature")) {
            Files.copy(Path.of("features", "openmldb", name), features.resolve(name));
        }
        Files.createDirectories(home.resolve("environments"));
        this.lab = LabUnderTest.up(LabSpec.of("openmldb")
                .named("scenario")
                .withNodes(tablets)
                .withOptions(options)
                .atSpeed(SPEED));
        this.asked = new OpenMldbQuestions(lab);
    }

    OpenMldbRehearsal planted(String fault, String host, String at) {
        lab.plant(fault, host, at);
        return this;
    }

    OpenMldbRehearsal with(String variable, String value) {
        set.put(variable, value);
        return this;
    }

    /** The operator says no at this gate. */
    OpenMldbRehearsal refusing(String gate) {
        refused.add(gate);
        return this;
    }

    /** The operator has changed his mind. */
    OpenMldbRehearsal agreeing(String gate) {
        refused.remove(gate);
        return this;
    }

    /** What happens when the first step begins that carries this documented step out; once. */
    OpenMldbRehearsal when(String documentedStep, Runnable deed) {
        meanwhile.put(documentedStep, deed);
        return this;
    }

    /** Changes one of the procedure's features, as an operator may who writes his own. */
    OpenMldbRehearsal feature(String name, UnaryOperator<String> change) throws IOException {
        Path feature = home.resolve("features").resolve("openmldb").resolve(name);
        Files.writeString(feature, change.apply(Files.readString(feature)));
        return this;
    }

    /** Changes the lab's environment file before the run. */
    OpenMldbRehearsal environment(UnaryOperator<String> change) throws IOException {
        Files.writeString(lab.environment(), change.apply(Files.readString(lab.environment())));
        return this;
    }

    RunOutcome run() {
        steps.clear();
        return runs().begin(
                        new RunOrder(
                                RunKind.REHEARSE, "openmldb", lab.environment().toString(), set, ""),
                        Optional.empty());
    }

    RunOutcome resume(RunOutcome earlier) {
        steps.clear();
        return runs().resume(earlier.runId());
    }

    RunOutcome rollback(RunOutcome forward) {
        steps.clear();
        return runs().rollback(forward.runId());
    }

    private Runs runs() {
        Gatekeeper simulated = (gate, question) -> refused.contains(gate.id())
                ? Optional.empty()
                : Optional.of(new Confirmation(gate.id(), "simulated", "rehearsal", CLOCK.instant(), question));
        RunEvents listening = new RunEvents() {
            @Override
            public void stepStarted(StepPlace place, int number, int total) {
                place.documentedSteps()
                        .forEach(step ->
                                Optional.ofNullable(meanwhile.remove(step)).ifPresent(Runnable::run));
            }

            @Override
            public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
                steps.add(new Ended(place, verdict, judgements));
            }
        };
        return new Runs(home, CLOCK, Runner.overSsh(CLOCK, listening, simulated, Prompt.NOBODY));
    }

    /** The first step that did not pass; the last one when all did. */
    Ended worst() {
        return steps.stream()
                .filter(step -> step.verdict() != Verdict.PASS)
                .findFirst()
                .orElseGet(() -> steps.get(steps.size() - 1));
    }

    /** The notes of all steps. */
    List<String> notes() {
        return steps.stream().flatMap(step -> step.notes().stream()).toList();
    }

    /** How often a program was called on the hosts with this word. */
    long calls(String word) {
        return lab.log().stream()
                .filter(command -> command.argv().contains(word))
                .count();
    }

    /** Stops of components and managing calls of the operation tool. */
    List<LoggedCommand> changes() {
        return lab.log().stream()
                .filter(command -> command.argv().stream().anyMatch(MANAGING::contains)
                        || (command.argv().contains("stop")
                                && command.argv().stream().anyMatch(word -> word.endsWith("start.sh"))))
                .toList();
    }

    /** What no run asks, and no run is answered for. */
    OpenMldbQuestions asked() {
        return asked;
    }

    LabUnderTest lab() {
        return lab;
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
