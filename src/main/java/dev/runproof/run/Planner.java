package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.HostName;
import dev.runproof.model.StepScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plan of a procedure on an environment: walks the feature and writes down what each step would do. */
public final class Planner implements StepRunner {
    private final Procedure procedure;
    private final Environment environment;
    private final Position position = new Position();
    private final List<PlannedStep> steps = new ArrayList<>();

    public Planner(Procedure procedure, Environment environment) {
        this.procedure = procedure;
        this.environment = environment;
    }

    /**
     * The plan; no host is touched.
     *
     * @throws FeatureRefused when the feature cannot be planned as a whole: a step without definition, no step at all
     */
    public Plan plan() {
        var failures = new StepFailures();
        new FeatureDrive(procedure.feature(), this, List.of(position, failures)).go();
        failures.first().ifPresent(cause -> {
            throw cause;
        });
        if (!position.undefined().isEmpty()) {
            throw FeatureRefused.undefined(procedure.feature(), position.undefined());
        }
        if (steps.isEmpty()) {
            throw FeatureRefused.empty(procedure.feature());
        }
        return new Plan(procedure.name(), procedure.feature(), environment.name(), steps);
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
        return Optional.empty();
    }

    @Override
    public void perform(StepScript script) {
        StepPlace place = position.current();
        steps.add(new PlannedStep(steps.size() + 1, place, script, Fingerprint.of(place, script)));
    }
}
