package dev.runproof.lab.container;

import dev.runproof.model.HostName;
import java.nio.file.Path;

/** The Docker engine of one host, inside of the container that is the host; its first process starts it. */
final class NestedEngine {
    /** Where it keeps images and containers: a volume, since file systems of layers cannot be stacked twice. */
    static final String STORE = "/var/lib/docker";

    private NestedEngine() {}

    /** Where the simulation, and nobody else but root of the host, finds its socket. */
    static Path seen(HostName host) {
        return Path.of(Ground.INITS, host.value(), "engine.sock");
    }
}
