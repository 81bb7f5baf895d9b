package dev.runproof.run;

import dev.runproof.journal.StepKey;
import io.cucumber.plugin.EventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows which step of the feature Cucumber is at; also which steps no definition fits and which were never reached. */
final class Position implements EventListener {
    private final List<StepPlace> undefined = new ArrayList<>();
    private final List<StepPlace> unreached = new ArrayList<>();
    private int scenario;
    private int step;
    private @Nullable StepPlace current;
    private @Nullable StepPlace failed;
    private @Nullable Throwable failure;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, event -> {
            scenario++;
            step = 0;
        });
        publisher.registerHandlerFor(TestStepStarted.class, event -> {
            if (event.getTestStep() instanceof PickleStepTestStep pickle) {
                step++;
                current = place(event.getTestCase(), pickle);
            }
        });
        publisher.registerHandlerFor(TestStepFinished.class, event -> {
            if (event.getTestStep() instanceof PickleStepTestStep && current != null) {
                note(event.getResult().getStatus(), current);
                if (event.getResult().getStatus() == Status.FAILED && failure == null) {
                    failed = current;
                    failure = event.getResult().getError();
                }
            }
        });
    }

    private void note(Status status, StepPlace place) {
        if (status == Status.UNDEFINED || status == Status.AMBIGUOUS) {
            undefined.add(place);
        } else if (status == Status.SKIPPED) {
            unreached.add(place);
        }
    }

    private StepPlace place(TestCase testCase, PickleStepTestStep pickle) {
        return new StepPlace(
                StepKey.named(scenario, step, pickle.getStep().getText()),
                testCase.getName(),
                List.copyOf(testCase.getTags()),
                pickle.getStep().getKeyword().strip(),
                pickle.getStep().getText(),
                pickle.getStep().getLine());
    }

    /** The step that is being carried out; only during the walk. */
    StepPlace current() {
        if (current == null) {
            throw new IllegalStateException("no step has begun");
        }
        return current;
    }

    /** What the first step threw that threw anything, a verdict or a defect; a scenario behind it is walked all the same. */
    Optional<StepBroke> broken() {
        return failed == null || failure == null ? Optional.empty() : Optional.of(new StepBroke(failed, failure));
    }

    List<StepPlace> undefined() {
        return List.copyOf(undefined);
    }

    /** Steps that Cucumber skipped, because an earlier one of their scenario did not pass, in order. */
    List<StepPlace> unreached() {
        return List.copyOf(unreached);
    }
}
