package dev.runproof.lab;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One simulated host as the model of a product sees it: real files, real processes, modelled accounts.
 *
 * <p>A path on the host is the path that its commands see and print; in an embedded lab it lies below the host's own
 * directory. Times are lab time.
 */
public interface SimulatedHost {
    HostName name();

    /** The address that the product prints for it, such as {@code 192.168.57.11}; not the one that SSH connects to. */
    String address();

    /** The path, as commands on the host see it, of what a real host would have at this absolute path. */
    Path path(String absolute);

    /**
     * The text of a POSIX sh script that calls this tool of the model with its own arguments, wherever the script is
     * stored.
     *
     * <p>The same on every host of a lab, so that copies have equal digests. A model may add comment lines at its end
     * (a version, say) and write it to further places on the hosts or into packages.
     *
     * @param tool a key of {@link ProductModel#tools()}
     */
    String launcher(String tool);

    /**
     * The text of a script that calls this tool on this host as the cluster user, for programs of the machine itself,
     * outside of every host.
     *
     * @param tool a key of {@link ProductModel#tools()}
     */
    default String outside(String tool) {
        return launcher(tool);
    }

    /** Runs shell text on the host as an account, as if typed there; for the local effects of simulated tools. */
    Answer shell(String account, String text, Duration limit);

    /** Starts a program of the host as an account, detached; it ends with the lab at the latest. Returns its process id. */
    long spawn(String account, List<String> argv, Map<String, String> environment);

    /** The same in a working directory of its own; without it a process starts in the home of its account. */
    default long spawn(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return spawn(account, argv, environment);
    }

    /** The same, listed on the host as if other words had started it, where the host can do so. */
    default long spawnShown(
            String account, Path directory, List<String> argv, List<String> shown, Map<String, String> environment) {
        return spawn(account, directory, argv, environment);
    }

    /** The same for a process that does not hear the signal to end (TERM). */
    default long spawnDeaf(String account, Path directory, List<String> argv, Map<String, String> environment) {
        return spawn(account, directory, argv, environment);
    }

    /** The processes that live now on this host, the lab's own ones included, ordinary ones of sessions too. */
    List<HostProcess> processes();

    /**
     * The processes from which a process of this host or of the machine descends, nearest first; none where the host cannot
     * tell.
     */
    default List<Caller> callers(long pid) {
        return List.of();
    }

    /** Whether a process is stopped by a signal and may go on, as by SIGSTOP; never where the host cannot tell. */
    default boolean isHalted(long pid) {
        return false;
    }

    /** Sends a signal by number to a process of this host; no effect when it is gone. */
    void signal(long pid, int number);

    /** Kills every process of this host whose environment has this variable with this value, until there is none. */
    default void endMarked(String variable, String value) {
        var unused = shell(
                "root",
                "until f=$(grep -lzx " + Command.quote(variable + "=" + value) + " /proc/[0-9]*/environ 2>/dev/null);"
                        + " [ -z \"$f\" ]; do for e in $f; do e=${e#/proc/}; kill -9 \"${e%%/*}\"; done; done",
                Duration.ofSeconds(20));
    }

    /** Completes once a process that {@link #spawn} has started is gone; at once when it is gone already. */
    default CompletableFuture<?> end(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> (CompletableFuture<?>) handle.onExit())
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** The same with its exit status, 128 and its number for a signal; empty where the host cannot tell it. */
    default CompletableFuture<OptionalInt> exit(long pid) {
        return end(pid).thenApply(gone -> OptionalInt.empty());
    }

    /** Who owns a file of the host, as its accounts see it. */
    Ownership ownership(Path path);

    void own(Path path, Ownership ownership);

    /** The groups of an account, its primary group first. */
    List<String> groups(String account);

    /**
     * What the key files of both hosts say to a login of an account from this host to another: whether this one has a
     * key and knows the other's, and whether the other one lets that key in.
     */
    default ProductModel.Reach login(String account, HostName to) {
        return ProductModel.Reach.OPEN;
    }

    /** The text of an account's crontab, empty when it has none. */
    String crontab(String account);

    /** By how much its clock is ahead of the others'; negative when it is behind. */
    default Duration clockError() {
        return Duration.ZERO;
    }

    /** Whether the host itself starts what crontabs say; else the model stands in for its cron. */
    default boolean runsCrontabs() {
        return false;
    }

    /** Figures that {@code df} tells for the file system of a path; faults change them. */
    DiskFigures disk(Path path);

    void setDisk(String mountPoint, DiskFigures figures);

    /** A host that is down neither answers nor runs anything. */
    boolean up();

    void setUp(boolean up);

    /** @throws IllegalArgumentException where {@link #setUp} is not the way to stop it, saying which is */
    default void mayGoDown() {}

    /** Where the model has to listen with a server of its own that stands for one of this host's at a port. */
    default InetSocketAddress listenFor(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Makes a server of the model, which listens already, one of this host's; closing ends that.
     *
     * @param port of the host, at the address that {@link Simulation.Settings#serverAddress} tells
     * @param listening the port that the model's server really has
     * @throws IOException when the port of the host is taken
     */
    default Closeable expose(int port, int listening) throws IOException {
        return () -> {};
    }

    /** The TCP ports at which somebody listens at its address. */
    Set<Integer> openPorts();

    /** The real Docker engine that {@code docker} on this host asks; empty where a model has to stand in for it. */
    default Optional<HostEngine> engine() {
        return Optional.empty();
    }

    /** A live process by its words. */
    record Caller(long pid, List<String> argv) {
        public Caller {
            argv = List.copyOf(argv);
        }
    }

    /** A process as {@code ps} shows it. */
    record HostProcess(long pid, long parent, String user, java.time.Instant started, List<String> argv) {}

    /** Owner and owner group by name. */
    record Ownership(String user, String group) {}

    /** Size and use of a file system in blocks of 1024 bytes. */
    record DiskFigures(String device, long blocks, long used, long available, String mountedOn) {}
}
