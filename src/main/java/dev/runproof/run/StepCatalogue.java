package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.HostName;
import dev.runproof.model.StepScript;
import io.cucumber.core.backend.Glue;
import io.cucumber.core.backend.StepDefinition;
import io.cucumber.java.JavaBackendProviderService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The steps that a feature may use. */
public final class StepCatalogue {
    private StepCatalogue() {}

    /**
     * One step.
     *
     * @param phrase as it is written in features, with {@code {…}} for its arguments
     * @param where the definition
     */
    public record Entry(String phrase, String where) {}

    /** All of them, by phrase. */
    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Glue collector = (Glue) Proxy.newProxyInstance(
                Glue.class.getClassLoader(), new Class<?>[] {Glue.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof StepDefinition step) {
                        entries.add(new Entry(step.getPattern(), step.getLocation()));
                    }
                    return null;
                });
        var objects = new StepObjects(new Unused());
        ClassLoader loader = StepCatalogue.class.getClassLoader();
        new JavaBackendProviderService()
                .create(objects, objects, () -> loader)
                .loadGlue(collector, List.of(FeatureDrive.GLUE));
        entries.sort(Comparator.comparing(Entry::phrase));
        return List.copyOf(entries);
    }

    /** Step objects are described here, never made. */
    private static final class Unused implements StepRunner {
        @Override
        public void perform(StepScript script) {
            throw new IllegalStateException("a catalogue carries nothing out");
        }

        @Override
        public HostName subject() {
            throw new IllegalStateException("a catalogue is about no host");
        }

        @Override
        public Environment environment() {
            throw new IllegalStateException("a catalogue has no environment");
        }

        @Override
        public <T> Optional<T> companion(Class<T> type) {
            return Optional.empty();
        }
    }
}
