package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.journal.StepKey;
import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries a plan out, step by step in the feature's order; a step that does not pass blocks all that follow. */
final class Conductor implements StepRunner {
    /** No answer of a host, but a right, a key or a person. */
    private static final Set<ExitStatus> REFUSALS = Set.of(ExitStatus.REFUSED, ExitStatus.HELD, ExitStatus.MISSING);

    private final Plan plan;
    private final Map<StepKey, PlannedStep> stepsOfPlan;
    private final Environment environment;
    private final Reach reach;
    private final World world;
    private final RunRecord record;
    private final Position position;
    private final Beside beside;
    private final Set<String> told = new HashSet<>();
    private Verdict worst = Verdict.PASS;
    private String stoppedBy = "";
    private boolean reachedItsEnd;
    private @Nullable Failure failure;
    private @Nullable Failure broken;

    Conductor(Prepared run, World world, RunRecord record, Position position, Beside beside) {
        this.plan = run.plan();
        this.stepsOfPlan = plan.steps().stream()
                .collect(Collectors.toMap(step -> step.place().key(), step -> step));
        this.environment = run.environment();
        this.reach = run.order().reach();
        this.world = world;
        this.record = record;
        this.position = position;
        this.beside = beside;
    }

    @Override
    public HostName subject() {
        return position.current().subject();
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public <T> Optional<T> companion(Class<T> type) {
        return beside.companion(type);
    }

    @Override
    public void perform(StepScript script) {
        StepPlace place = position.current();
        PlannedStep planned = Optional.ofNullable(stepsOfPlan.get(place.key()))
                .filter(step -> step.fingerprint().equals(Fingerprint.of(place, script)))
                // The same to read, and made in this walk: it may look at what goes on beside the run.
                .map(step -> new PlannedStep(step.number(), place, script, step.fingerprint()))
                .orElseThrow(() -> {
                    var outdated = new PlanOutdated(place);
                    broken = broken == null ? outdated : broken;
                    return outdated;
                });
        noteWhatBroke();
        noteWhatWasLeftOut(planned);
        told.add(place.key().toString());
        if (broken != null) {
            throw new NotReached(place, stoppedBy);
        }
        if (!stoppedBy.isEmpty() || reachedItsEnd) {
            notReached(planned);
            throw new NotReached(place, stoppedBy);
        }
        if (!reach.covers(script)) {
            reachedItsEnd = true;
            throw new NotReached(place, "only the preconditions were asked for");
        }
        try {
            carryOut(planned);
        } catch (Failure failure) {
            // Not the step's own: the journal or the evidence refused it, or its text has changed.
            stop(planned, Verdict.UNKNOWN);
            broken = failure;
            throw failure;
        } catch (RuntimeException | Error thrown) {
            if (stoppedBy.isEmpty()) {
                stop(planned, Verdict.UNKNOWN);
                broken = new StepBroke(place, thrown);
            }
            throw thrown;
        }
    }

    /** A step that never came to be performed, or broke off without a verdict: Cucumber would go on with what follows. */
    private void noteWhatBroke() {
        if (stoppedBy.isEmpty() && broken == null) {
            position.broken().ifPresent(defect -> {
                stoppedBy = position.current().key().toString();
                broken = defect;
            });
        }
    }

    private void carryOut(PlannedStep planned) {
        StepPlace place = planned.place();
        world.events().stepStarted(place, planned.number(), plan.steps().size());
        StepRecord step = record.step(planned);
        if (step.passedBefore() || (step.outdated() && noReturnLiesBehind(planned))) {
            step.recall(planned.script(), planned.script().moves().size(), world);
            world.events().stepEnded(place, Verdict.PASS, step.judgements(), RunEvents.How.RECALLED);
            return;
        }
        step.begins();
        var attempt = new StepAttempt(world, step, planned.script());
        List<Judgement> judgements = attempt.carryOut();
        Verdict verdict = judgements.stream().map(Judgement::verdict).reduce(Verdict.PASS, Verdict::and);
        step.ends(verdict, judgements);
        world.events().stepEnded(place, verdict, judgements, RunEvents.How.CARRIED_OUT);
        if (verdict != Verdict.PASS) {
            stop(planned, verdict);
            attempt.failure().ifPresent(ended -> failure = ended);
            throw StepNotPassed.of(place, verdict, judgements);
        }
    }

    /**
     * Whether an irreversible action of a later step has begun: what was read before it is then never read again, for
     * that would take the state that the action left for the one that it found.
     */
    private boolean noReturnLiesBehind(PlannedStep planned) {
        return plan.steps().stream()
                .filter(later ->
                        later.number() > planned.number() && later.script().effect() == Effect.IRREVERSIBLE)
                .anyMatch(this::hasBegun);
    }

    private boolean hasBegun(PlannedStep planned) {
        StepRecord step = record.step(planned);
        var acting = new Acting(world, step);
        return step.begunActions().stream()
                .anyMatch(move -> acting.known(move, (Action)
                                planned.script().moves().get(move).itself())
                        .filter(entry -> entry.state() != LedgerEntry.State.NOT_STARTED)
                        .isPresent());
    }

    private void stop(PlannedStep planned, Verdict verdict) {
        worst = worst.and(verdict);
        stoppedBy = planned.place().key().toString();
    }

    /** Writes down as blocked what Cucumber never came to; where nothing stopped it, nobody knows why it did not. */
    void blockTheRest() {
        for (PlannedStep planned : plan.steps()) {
            if (!told.add(planned.place().key().toString())) {
                continue;
            }
            if (stoppedBy.isEmpty() && !reachedItsEnd) {
                forgotten(planned);
            } else {
                notReached(planned);
            }
        }
    }

    /** Steps come in the order of the plan; where one is missing, Cucumber did not know it or could not tell of it. */
    private void noteWhatWasLeftOut(PlannedStep planned) {
        if (stoppedBy.isEmpty() && broken == null && !reachedItsEnd) {
            plan.steps().stream()
                    .filter(step -> step.number() < planned.number()
                            && !told.contains(step.place().key().toString()))
                    .findFirst()
                    .ifPresent(missing -> {
                        stop(missing, Verdict.UNKNOWN);
                        broken = StepBroke.leftOut(missing.place());
                    });
        }
    }

    private void forgotten(PlannedStep planned) {
        var why = Judgement.unknown("every step of the plan carried out", "the walk through the feature left it out");
        record.step(planned).ends(Verdict.UNKNOWN, List.of(why));
        world.events().stepEnded(planned.place(), Verdict.UNKNOWN, List.of(why), RunEvents.How.NOT_REACHED);
        stop(planned, Verdict.UNKNOWN);
    }

    private void notReached(PlannedStep planned) {
        if (reachedItsEnd) {
            return;
        }
        worst = worst.and(Verdict.BLOCKED);
        var why = new Judgement(Verdict.BLOCKED, "every step before it passed", "blocked by " + stoppedBy, List.of());
        record.step(planned).ends(Verdict.BLOCKED, List.of(why));
        world.events().stepEnded(planned.place(), Verdict.BLOCKED, List.of(why), RunEvents.How.NOT_REACHED);
    }

    Verdict worst() {
        return worst;
    }

    /** The status of the run: the refusal's own where something was refused or missing, else the verdict's. */
    ExitStatus status() {
        return Optional.ofNullable(failure)
                .map(Failure::status)
                .filter(REFUSALS::contains)
                .orElse(ExitStatus.of(worst));
    }

    /** What the failure that ended a step says is safe to do; empty where a judgement ended it, or nothing. */
    List<String> next() {
        return failure == null ? List.of() : failure.next();
    }

    /** What keeps the run from going on although no step is to blame, empty otherwise. */
    Optional<Failure> broken() {
        noteWhatBroke();
        return Optional.ofNullable(broken);
    }
}
