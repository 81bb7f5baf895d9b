package dev.runproof.lab.oms.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Docker engine of one host, simulated or real, as a model acts on it. Safe for several threads. */
public interface Engine {
    /** All containers, the newest first. */
    List<EngineContainer> all();

    /** By name, by the first digits of an id, or by what its own programs call it. */
    Optional<EngineContainer> container(String reference);

    /** Loads an archive and returns what {@code docker load} prints. */
    String load(Path archive) throws IOException;

    /** Makes and starts a container by the words of {@code docker run}, without the lab's faults. */
    void run(List<String> words) throws InterruptedException;

    /** Makes a container that is not started. */
    void create(List<String> words);

    /** Takes the engine down and up again: containers whose restart policy asks for it come back. */
    void restartDaemon() throws InterruptedException;

    /** What can be planted in it; nothing in a real one. */
    Optional<EngineFaults> planted();

    void listen(Listener ear);

    /** From here on no container comes back by itself. */
    void close();

    /** Hears what happens to an engine. */
    interface Listener {
        Listener NONE = new Listener() {};

        /** An archive was loaded by somebody's command. */
        default void loaded() {}

        /** A container's first process was started. */
        default void started(EngineContainer container) {}

        /** A container was stopped by somebody's command, or was found stopped by it. */
        default void stopped(EngineContainer container) {}
    }
}
