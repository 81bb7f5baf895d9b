package dev.runproof.lab.oms.docker;

import dev.runproof.lab.oms.docker.RunRequest.Restart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container of one host. */
public final class Container {
    private final String id;
    private final String name;
    private final RunRequest request;
    private final Image image;
    private final Instant created;
    private final ContainerFiles files;
    private final Map<Long, List<String>> executions = new ConcurrentHashMap<>();
    private final AtomicInteger executed = new AtomicInteger();
    private volatile Restart restart;
    private volatile ContainerState state = ContainerState.CREATED;
    private volatile boolean stoppedByHand;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile @Nullable Runnable onStop;
    private volatile @Nullable Integer told;
    private volatile Supplier<Map<Long, String>> programs = Map::of;

    Container(String id, String name, RunRequest request, Image image, Instant created, ContainerFiles files) {
        this.id = id;
        this.name = name;
        this.request = request;
        this.image = image;
        this.created = created;
        this.files = files;
        this.restart = request.restart();
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String imageId() {
        return image.id();
    }

    /** A label of its image, empty text when it has none. */
    public String label(String key) {
        return image.labels().getOrDefault(key, "");
    }

    /** A variable that was given with {@code -e}. */
    public Optional<String> variable(String variable) {
        return request.variable(variable);
    }

    /** Whether a file or directory of the host is mounted at this path of the container. */
    public boolean mounts(String target) {
        return request.binds().stream().anyMatch(bind -> bind.target().equals(target))
                || request.mounts().stream().anyMatch(mount -> mount.target().equals(target));
    }

    /** Whether it shares the network of its host. */
    public boolean onHostNetwork() {
        return request.network().equals("host");
    }

    public boolean isRunning() {
        return state.isRunning();
    }

    /** When its present or last run began. */
    public Optional<Instant> started() {
        return Optional.ofNullable(state.started());
    }

    /** The process id of its first process on the host, 0 when it does not run. */
    public long pid() {
        return state.pid();
    }

    /** The path on the host of what lies at this absolute path in the container. */
    public Path path(String absolute) {
        return files.path(absolute);
    }

    /** What its first process does when it is told to end; without one, the signal ends it. */
    public void onStop(Runnable action) {
        onStop = action;
    }

    /** The exit status that its first process is about to end with. */
    public void exits(int status) {
        told = status;
    }

    /** The further processes that it shows, each with its command line; they need not be processes of the host. */
    public void programs(Supplier<Map<Long, String>> shown) {
        programs = shown;
    }

    /** A file or text with the container's own directory led back to its root. */
    public String ledBack(String text) {
        return files.ledBack(text);
    }

    Map<Long, String> programs() {
        return programs.get();
    }

    RunRequest request() {
        return request;
    }

    Image image() {
        return image;
    }

    Instant created() {
        return created;
    }

    ContainerFiles files() {
        return files;
    }

    ContainerState state() {
        return state;
    }

    void state(ContainerState next) {
        state = next;
    }

    Restart restart() {
        return restart;
    }

    void restart(Restart policy) {
        restart = policy;
    }

    boolean stoppedByHand() {
        return stoppedByHand;
    }

    void stoppedByHand(boolean byHand) {
        stoppedByHand = byHand;
    }

    int restarts() {
        return restarts.get();
    }

    void restarted() {
        restarts.incrementAndGet();
    }

    Optional<Runnable> stopping() {
        return Optional.ofNullable(onStop);
    }

    /** Forgets what a former run has said. */
    void begins() {
        onStop = null;
        told = null;
        programs = Map::of;
        executions.clear();
    }

    Optional<Integer> told() {
        return Optional.ofNullable(told);
    }

    Map<Long, List<String>> executions() {
        return executions;
    }

    int nextExecution() {
        return executed.incrementAndGet();
    }

    /** The command that its first process runs. */
    List<String> command() {
        return request.command().isEmpty() ? image.command() : request.command();
    }
}
