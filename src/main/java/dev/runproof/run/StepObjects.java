package dev.runproof.run;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/** Makes the step objects of one scenario, each with the run's {@link StepRunner} as its only argument. */
final class StepObjects implements ObjectFactory {
    private final StepRunner runner;
    private final Map<Class<?>, Object> ofScenario = new HashMap<>();

    StepObjects(StepRunner runner) {
        this.runner = runner;
    }

    @Override
    public boolean addClass(Class<?> glue) {
        return true;
    }

    @Override
    public <T> T getInstance(Class<T> glue) {
        Object existing = ofScenario.get(glue);
        if (existing == null) {
            existing = make(glue);
            ofScenario.put(glue, existing);
        }
        return glue.cast(existing);
    }

    private Object make(Class<?> glue) {
        try {
            return glue.getConstructor(StepRunner.class).newInstance(runner);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the constructor of " + glue.getName() + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    glue.getName() + " needs a public constructor whose only argument is a StepRunner", e);
        }
    }

    @Override
    public void start() {
        ofScenario.clear();
    }

    @Override
    public void stop() {
        ofScenario.clear();
    }
}
