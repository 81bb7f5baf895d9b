package dev.runproof.lab.container;

import dev.runproof.lab.engine.Share;
import java.nio.file.Path;
import java.util.Optional;

/** The Docker engine of this machine, of which hosts may have a part. */
final class MachineEngine {
    /** Where the simulation, and nobody else of a lab, finds its socket. */
    static final String SEEN = "/run/runproof-engine.sock";

    private static final String USUAL = "/var/run/docker.sock";
    private static final String UNIX = "unix://";

    private MachineEngine() {}

    /** The one that the machine's client asks, too. */
    static Path socket() {
        return Path.of(Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> host.startsWith(UNIX))
                .map(host -> host.substring(UNIX.length()))
                .orElse(USUAL));
    }

    /** Removes all that belongs to a lab. */
    static void clear(String key) {
        Docker.remove(Label.filter(key));
        Docker.removeImages(Share.repositories(key));
    }
}
