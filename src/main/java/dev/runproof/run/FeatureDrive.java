package dev.runproof.run;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.java.JavaBackendProviderService;
import io.cucumber.plugin.Plugin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Walks one feature file through Cucumber, in the order of the file, on the caller's thread.
 *
 * <p>Cucumber's runtime is used directly rather than through the JUnit platform: listeners and step objects are handed
 * over as instances, so nothing static stands between a run and its steps.
 */
final class FeatureDrive {
    static final URI GLUE = URI.create("classpath:/dev/runproof/glue");

    private final Path feature;
    private final StepRunner runner;
    private final List<Plugin> listeners;

    FeatureDrive(Path feature, StepRunner runner, List<Plugin> listeners) {
        this.feature = feature;
        this.runner = runner;
        this.listeners = List.copyOf(listeners);
    }

    /** Walks the whole file; what happened is told to the listeners only. */
    void go() {
        RuntimeOptions options = new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.create(feature.toUri(), List.of()))
                .addGlue(GLUE)
                .setThreads(1)
                // By itself it sorts by line, which would mix the hosts of a repeated rule.
                .setPickleOrder(asTheyStand -> asTheyStand)
                .setMonochrome()
                .setNoSummary()
                .setPublishQuiet(true)
                .build();
        ObjectFactory steps = new StepObjects(runner);
        ClassLoader loader = FeatureDrive.class.getClassLoader();
        Runtime.builder()
                .withRuntimeOptions(options)
                .withClassLoader(() -> loader)
                .withObjectFactorySupplier(() -> steps)
                .withBackendSupplier(() -> List.of(new JavaBackendProviderService().create(steps, steps, () -> loader)))
                .withFeatureSupplier(() -> new FeaturePathFeatureSupplier(
                                () -> loader, options, new FeatureParser(UUID::randomUUID))
                        .get().stream()
                                .<io.cucumber.core.gherkin.Feature>map(file -> new Repeated(file, runner.environment()))
                                .toList())
                .withAdditionalPlugins(listeners.toArray(Plugin[]::new))
                .build()
                .run();
    }
}
