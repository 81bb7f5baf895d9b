package dev.runproof.glue;

import dev.runproof.journal.StepKey;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.traffic.Traffic;
import dev.runproof.run.Companion;
import dev.runproof.run.Plan;
import dev.runproof.run.PlannedStep;
import dev.runproof.run.StepPlace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the traffic beside a run how far that has come. */
public final class OpenMldbTraffic implements Companion {
    /** The gate at which the operator resumes writes. */
    private static final String WRITES_RESUME = "OM-16";

    private final Traffic traffic;
    private Set<StepKey> resuming = Set.of();

    OpenMldbTraffic(Traffic traffic) {
        this.traffic = traffic;
    }

    Traffic traffic() {
        return traffic;
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        resuming = plan.steps().stream()
                .filter(OpenMldbTraffic::resumesWrites)
                .map(step -> step.place().key())
                .collect(Collectors.toUnmodifiableSet());
        traffic.begins(!resuming.isEmpty());
    }

    private static boolean resumesWrites(PlannedStep step) {
        return step.script().moves().stream()
                .anyMatch(
                        move -> move.itself() instanceof Gate gate && gate.id().equals(WRITES_RESUME));
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        traffic.at(place.scenario(), place.documentedSteps());
    }

    /** The gate's step passes when the gate was confirmed, now or in an earlier attempt of the run. */
    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        if (verdict == Verdict.PASS && resuming.contains(place.key())) {
            traffic.writesResume();
        }
    }

    @Override
    public void close() {
        traffic.close();
    }
}
