package dev.runproof.lab.oms.docker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A container of one host, as a model acts on it. */
public interface EngineContainer {
    String id();

    String name();

    /** A label of its image, empty text when it has none. */
    String label(String key);

    /** A variable that was given with {@code -e}. */
    Optional<String> variable(String variable);

    /** Whether a file or directory of the host is mounted at this path of the container. */
    boolean mounts(String target);

    /** Whether it shares the network of its host. */
    boolean onHostNetwork();

    boolean isRunning();

    /** The process id of its first process, as {@code ps} of the container's supervisor shows it; 0 when it does not run. */
    long pid();

    /**
     * The path on the host of what lies at this absolute path in the container. In a real one only mounts lie on the host;
     * at the path of anything else is nothing.
     */
    Path path(String absolute);

    /** Writes a text file inside of it. */
    void write(String absolute, String text);

    /** The text of a file inside of it. */
    String text(String absolute);

    /** What is to be done once its first process is gone, however it ended. */
    void onEnd(Runnable action);

    /** What its first process does when it is told to end; without one, the signal ends it. */
    void onStop(Runnable action);

    /** Its first process has been told to end. */
    void stops();

    /** The exit status that its first process is about to end with. */
    void exits(int status);

    /**
     * Begins a further process inside, which does nothing but live under this command line.
     *
     * @param gone is called once it has ended, whoever ended it
     */
    long begin(String command, Runnable gone);

    /** Ends a process that {@link #begin} has begun. */
    void end(long pid);

    /** The further processes that it shows, each with its command line; they need not be processes of the host. */
    void programs(Supplier<Map<Long, String>> shown);

    /** Gives it another restart policy. */
    void restartPolicy(String policy);

    /** Removes it, whatever its state. */
    void drop() throws InterruptedException;
}
