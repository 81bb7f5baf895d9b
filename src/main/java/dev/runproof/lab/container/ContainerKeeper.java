package dev.runproof.lab.container;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabKeeper;
import dev.runproof.lab.process.Simulations;
import java.time.Duration;
import java.util.Map;

/** Labs of containers, as they are started and cleared away. */
public final class ContainerKeeper implements LabKeeper {
    @Override
    public LabKind kind() {
        return LabKind.CONTAINERS;
    }

    @Override
    public Class<?> program() {
        return ContainerDaemon.class;
    }

    @Override
    public void need(LabSpec spec) {
        if (!spec.images().isEmpty()) {
            Docker.need();
            spec.images().stream()
                    .map(ImageHost::image)
                    .distinct()
                    .forEach(name -> Pull.need(name, System.err::println));
            return;
        }
        spec.shell().filter(word -> !HostSettings.SHELLS.containsKey(word)).ifPresent(word -> {
            throw new LabRefused("hosts have no shell '" + word + "'; they have "
                    + String.join(
                            ", ", HostSettings.SHELLS.keySet().stream().sorted().toList()));
        });
        // Told before an image is made.
        var product = Simulations.named(spec.product());
        var unused = product.engine(Simulations.settings(spec)) == EngineKind.NESTED
                ? Preparation.withEngine(System.err::println)
                : Preparation.image(System.err::println);
    }

    @Override
    public Duration patience(LabSpec spec) {
        long starts =
                spec.images().stream().mapToLong(host -> host.start().size()).sum();
        return LabKeeper.super.patience(spec).plus(ProductStart.LIMIT.multipliedBy(starts));
    }

    /** No container of Testcontainers' own, which would have to be pulled; and no look for a container around this one. */
    @Override
    public Map<String, String> environment() {
        return Map.of("TESTCONTAINERS_RYUK_DISABLED", "true", "TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    }

    @Override
    public void end(String key) {
        MachineEngine.clear(key);
    }
}
