package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A feature file that cannot be planned. */
public final class FeatureRefused extends Failure {
    private static final long serialVersionUID = 1L;

    private FeatureRefused(ExitStatus status, String message, List<String> next) {
        super("FEATURE", status, message, next);
    }

    static FeatureRefused undefined(Path feature, List<StepPlace> steps) {
        String places = steps.stream()
                .map(step -> feature + ":" + step.line() + ": no step is called: " + step.text())
                .collect(Collectors.joining("\n"));
        return new FeatureRefused(
                ExitStatus.INPUT, places, List.of("runproof steps --search WORD   lists the steps there are"));
    }

    static FeatureRefused empty(Path feature) {
        return new FeatureRefused(
                ExitStatus.NOTHING_RUN,
                feature + ": no scenario with a step was found; is every line 'Scenario:' spelt so?",
                List.of("runproof lint " + feature));
    }
}
