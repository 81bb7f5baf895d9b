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
import java.util.function.Supplier;
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
            RunOutcome back =
                    back(RunFolder.find(reports(), id), bound.environment(), () -> Targets.held(bound.environment()));
            return bound.file().isPresent() ? back.inLabOfItsOwn() : back;
        }
    }

    private RunOutcome forward(
            RunOrder order, Procedure procedure, Targets.Bound bound, String id, Optional<PlanView> saved) {
        Plan plan = new Planner(procedure, bound.environment()).plan();
        runner.gatesAreOf(plan);
        if (saved.isPresent() && !saved.get().hash().equals(plan.hash())) {
            throw new PlanOutdated(saved.get(), PlanView.of(plan));
        }
        RunOrder kept = bound.file().map(order::on).orElse(order).at(Claim.places(bound.environment()));
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
        Environment environment = known(order, folder.runId());
        try (Claims.Held held = claim(order, environment, folder.runId())) {
            Plan plan = new Planner(procedure, environment).plan();
            runner.gatesAreOf(plan);
            boolean begun = JournalReader.begun(folder.journal());
            Prepared run = order.kind() == RunKind.ROLLBACK
                    ? resumedBack(folder, plan, environment, begun)
                    : new Prepared(order, plan, environment, folder, new Facts());
            if (begun && order.kind() != RunKind.ROLLBACK) {
                standing().mayGoOn(folder, plan, environment);
            }
            // Not before: a lab that was taken over ends with this, whatever it comes to.
            try (Targets.Bound bound = Targets.takeOver(environment, labOf(order, folder))) {
                return begun ? runner.resume(run) : runner.begin(run);
            }
        }
    }

    /** A lab that was made for a run is called after it, on the way back too. */
    private static String labOf(RunOrder order, RunFolder folder) {
        return order.kind() == RunKind.ROLLBACK ? order.forward() : folder.runId();
    }

    private Prepared resumedBack(RunFolder folder, Plan plan, Environment environment, boolean begun) {
        RunOrder order = folder.order();
        Forerunners before = standing().before(order, environment, folder.runId());
        if (begun) {
            standing().mayGoOnBack(folder, plan, environment, before);
        } else {
            standing().mayBeginBack(before, order.forward(), environment);
        }
        return new Prepared(order, plan, environment, folder, before);
    }

    /** Takes a run back by its procedure's rollback feature, as a run of its own that knows the facts of the first. */
    public RunOutcome rollback(String idOrPrefix) {
        RunFolder forward = RunFolder.find(reports(), idOrPrefix);
        RunOrder taken = forward.order();
        if (taken.kind() == RunKind.ROLLBACK) {
            throw NoWayBack.ofWayBack(forward.runId(), taken.forward());
        }
        if (taken.kind() == RunKind.CHECK) {
            throw NoWayBack.ofCheck(forward.runId());
        }
        Environment environment = known(taken.back(forward.runId()), forward.runId());
        return back(forward, environment, () -> Targets.takeOver(environment, forward.runId()));
    }

    /** @param hosts gets hold of them, once it is sure that the way back may begin */
    private RunOutcome back(RunFolder forward, Environment environment, Supplier<Targets.Bound> hosts) {
        RunOrder order = forward.order().back(forward.runId()).at(Claim.places(environment));
        Procedure back = procedure(order);
        String id = RunIds.next(clock, RandomGenerator.getDefault(), back.name());
        try (Claims.Held held = claim(order, environment, id)) {
            Plan plan = new Planner(back, environment).plan();
            runner.gatesAreOf(plan);
            Forerunners before = standing().before(order, environment, id);
            standing().mayBeginBack(before, order.forward(), environment);
            try (Targets.Bound bound = hosts.get()) {
                RunFolder folder = RunFolder.create(reports(), id);
                return runner.begin(new Prepared(order, plan, environment, folder, before));
            }
        }
    }

    private Standing standing() {
        return new Standing(reports(), clock, this::procedure, other -> known(other.order(), other.runId()));
    }

    /** Keeps other runs of this controller off the hosts; one that only reads shares them with all. */
    private Claims.Held claim(RunOrder order, Environment environment, String id) {
        return claims.take(new Claim(
                id,
                Starter.now().toString(),
                clock.instant().toString(),
                ProcessHandle.current().pid(),
                reports().resolve(id).toString(),
                order.kind() == RunKind.CHECK
                        ? Set.of()
                        : Set.copyOf(Claim.places(environment).values())));
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
    private Environment known(RunOrder order, String runId) {
        String hosts = order.lab().isEmpty() ? order.environment() : order.lab();
        Optional<String> gone = Targets.labThatEnded(hosts);
        if (gone.isPresent()) {
            throw new LabGone(
                    runId,
                    gone.get(),
                    new Procedures(home).find(order.procedure()).name());
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
