package dev.runproof.lab.container;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.engine.Share;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.Map;

/** The Docker engine of one host, inside of the container that is the host; its first process starts it. */
final class NestedEngine {
    /** Where it keeps images and containers: a volume, since file systems of layers cannot be stacked twice. */
    static final String STORE = "/var/lib/docker";

    private NestedEngine() {}

    /** Where the simulation, and nobody else but root of the host, finds its socket. */
    static Path seen(HostName host) {
        return Path.of(Ground.INITS, host.value(), "engine.sock");
    }

    /** All of it is the host's; what is simulated inside of containers lies where the host sees it. */
    static Share share(LabSpec spec, String key, Ground ground, HostName host) {
        return new Share(
                host,
                ContainerPlan.prefix(spec, key) + "-" + host,
                Share.repositories(key) + host.value().toLowerCase(java.util.Locale.ROOT),
                Map.of(Label.LAB, key),
                ground.tree(host),
                true,
                Map.of(
                        ground.tools().root(), ground.tools().root(),
                        ground.tools().library(), ground.tools().library()));
    }
}
