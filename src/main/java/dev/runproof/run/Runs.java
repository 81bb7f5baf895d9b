package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Environments;
import dev.runproof.inventory.Protection;
import dev.runproof.journal.JournalReader;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Facts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The runs of one project directory: orders become runs with a folder below {@code reports}. */
public final class Runs {
    private final Path home;
    private final Clock clock;
    private final Runner runner;
    private final Claims claims;

    /** @param home the project's directory */
    public Runs(Path home, Clock clock, Runner runner) {
        this(home, clock, runner, Claims.ofThisAccount());
    }

    Runs(Path home, Clock clock, Runner runner, Claims claims) {
        this.home = home;
        this.clock = clock;
        this.runner = runner;
        this.claims = claims;
    }

    /**
     * Carries an order out.
     *
     * @param saved the plan that was read and saved; another plan is refused
     */
    public RunOutcome begin(RunOrder order, Optional<PlanView> saved) {
        Procedure procedure = procedure(order);
        String id = RunIds.next(clock, RandomGenerator.getDefault(), procedure.name());
        try (Targets.Bound bound = Targets.bind(environment(order), id)) {
            return forward(order, procedure, bound, id, saved);
        }
    }

    /**
     * Carries an order out and, when it passed and its procedure has a way back, takes it back on the same hosts.
     *
     * @return the outcome of the last of the two, each is told by the events of the runner
     */
    public RunOutcome thereAndBack(RunOrder order) {
        Procedure procedure = procedure(order);
        String id = RunIds.next(clock, RandomGenerator.getDefault(), procedure.name());
        try (Targets.Bound bound = Targets.bind(environment(order), id)) {
            RunOutcome there = forward(order, procedure, bound, id, Optional.empty());
            if (there.status() != ExitStatus.PASS || procedure.wayBack().isEmpty()) {
                return there;
            }
            RunOutcome back = back(RunFolder.find(reports(), id), bound.environment());
            return bound.file().isPresent() ? back.inLabOfItsOwn() : back;
        }
    }

    private RunOutcome forward(
            RunOrder order, Procedure procedure, Targets.Bound bound, String id, Optional<PlanView> saved) {
        Plan plan = new Planner(procedure, bound.environment()).plan();
        if (saved.isPresent() && !saved.get().hash().equals(plan.hash())) {
            throw new PlanOutdated(saved.get(), PlanView.of(plan));
        }
        RunOrder kept = bound.file().map(order::on).orElse(order);
        try (Claims.Held held = claim(order, bound.environment(), id)) {
            RunFolder folder = RunFolder.create(reports(), id);
            RunOutcome outcome = runner.begin(new Prepared(kept, plan, bound.environment(), folder, new Facts()));
            return bound.file().isPresent() ? outcome.inLabOfItsOwn() : outcome;
        }
    }

    /** Goes on with a run, by its id, a unique beginning of it, or {@code latest}. */
    public RunOutcome resume(String idOrPrefix) {
        RunFolder folder = RunFolder.find(reports(), idOrPrefix);
        RunOrder order = folder.order();
        Procedure procedure = procedure(order);
        Environment environment = known(order, folder.runId(), procedure);
        try (Claims.Held held = claim(order, environment, folder.runId());
                Targets.Bound bound = Targets.takeOver(environment, folder.runId())) {
            Plan plan = new Planner(procedure, bound.environment()).plan();
            Prepared run = order.kind() == RunKind.ROLLBACK
                    ? new Prepared(
                            order,
                            plan,
                            bound.environment(),
                            folder,
                            before(order, bound.environment(), folder.runId()))
                    : new Prepared(order, plan, bound.environment(), folder, new Facts());
            return JournalReader.begun(folder.journal()) ? runner.resume(run) : runner.begin(run);
        }
    }

    /** Takes a run back by its procedure's rollback feature, as a run of its own that knows the facts of the first. */
    public RunOutcome rollback(String idOrPrefix) {
        RunFolder forward = RunFolder.find(reports(), idOrPrefix);
        RunOrder taken = forward.order();
        Environment environment = known(taken.back(forward.runId()), forward.runId(), procedure(taken));
        try (Targets.Bound bound = Targets.takeOver(environment, forward.runId())) {
            return back(forward, bound.environment());
        }
    }

    private RunOutcome back(RunFolder forward, Environment environment) {
        RunOrder order = forward.order().back(forward.runId());
        Procedure back = procedure(order);
        String id = RunIds.next(clock, RandomGenerator.getDefault(), back.name());
        try (Claims.Held held = claim(order, environment, id)) {
            Plan plan = new Planner(back, environment).plan();
            Forerunners before = before(order, environment, id);
            before.noneHasPassed();
            RunFolder folder = RunFolder.create(reports(), id);
            return runner.begin(new Prepared(order, plan, environment, folder, before));
        }
    }

    private Forerunners before(RunOrder order, Environment environment, String id) {
        RunFolder forward = RunFolder.find(reports(), order.forward());
        return Forerunners.of(reports(), forward, id, this::procedure, environment, clock);
    }

    /** Keeps other runs of this controller off the hosts; one that only reads shares them with all. */
    private Claims.Held claim(RunOrder order, Environment environment, String id) {
        return claims.take(new Claim(
                id,
                Starter.now().toString(),
                clock.instant().toString(),
                ProcessHandle.current().pid(),
                reports().resolve(id).toString(),
                order.kind() == RunKind.CHECK ? Set.of() : Claim.places(environment)));
    }

    private Path reports() {
        return home.resolve("reports");
    }

    private Procedure procedure(RunOrder order) {
        Procedure forwards = new Procedures(home).find(order.procedure());
        return order.kind() == RunKind.ROLLBACK
                ? forwards.wayBack().orElseThrow(() -> new NoWayBack(forwards))
                : forwards;
    }

    /** The environment of a run that acted before; a lab's file ends with the lab. */
    private Environment known(RunOrder order, String runId, Procedure procedure) {
        String hosts = order.lab().isEmpty() ? order.environment() : order.lab();
        Optional<String> gone = Targets.labThatEnded(hosts);
        if (gone.isPresent()) {
            throw new LabGone(runId, gone.get(), procedure.name());
        }
        Environment environment = environment(order);
        return order.lab().isEmpty() ? environment : Targets.inLab(environment, new Environments(home).read(hosts));
    }

    private Environment environment(RunOrder order) {
        Environment environment =
                new Environments(home).read(order.environment()).with(order.set());
        if (environment.protection() == Protection.PROTECTED && order.kind() != RunKind.CHECK) {
            throw new ProtectedTarget(environment);
        }
        return environment;
    }
}
