package dev.runproof.run;

import io.cucumber.plugin.EventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the first exception that a step definition itself threw: while planning, that is a defect of the step. */
final class StepFailures implements EventListener {
    private @Nullable RuntimeException first;

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestStepFinished.class, event -> {
            Throwable error = event.getResult().getError();
            if (first == null && error instanceof RuntimeException cause) {
                first = cause;
            }
        });
    }

    Optional<RuntimeException> first() {
        return Optional.ofNullable(first);
    }
}
