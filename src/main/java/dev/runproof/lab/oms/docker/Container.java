package dev.runproof.lab.oms.docker;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container of a simulated engine. */
final class Container implements EngineContainer {
    /** A process that can be seen and killed as the program that it stands for. */
    private static final String IDLE = "exec -a \"$0\" sleep 2147483647";

    private static final int KILL = 9;

    private final DockerEngine engine;
    private final String id;
    private volatile String name;
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
    private final RestartPause pause = new RestartPause();
    private volatile @Nullable Runnable onStop;
    private volatile Runnable onEnd = () -> {};
    private volatile @Nullable Integer told;
    private volatile Supplier<Map<Long, String>> programs = Map::of;

    Container(
            DockerEngine engine,
            String id,
            String name,
            RunRequest request,
            Image image,
            Instant created,
            ContainerFiles files) {
        this.engine = engine;
        this.id = id;
        this.name = name;
        this.request = request;
        this.image = image;
        this.created = created;
        this.files = files;
        this.restart = request.restart();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    String imageId() {
        return image.id();
    }

    @Override
    public String label(String key) {
        return labels().getOrDefault(key, "");
    }

    @Override
    public Optional<String> variable(String variable) {
        return request.variable(variable);
    }

    @Override
    public boolean mounts(String target) {
        return request.binds().stream().anyMatch(bind -> bind.target().equals(target))
                || request.mounts().stream().anyMatch(mount -> mount.target().equals(target));
    }

    /** Whether this file or directory of the host is mounted somewhere in it. */
    boolean mountsSource(String source) {
        return request.binds().stream().anyMatch(bind -> bind.source().equals(source))
                || request.mounts().stream().anyMatch(mount -> mount.source().equals(source));
    }

    @Override
    public boolean onHostNetwork() {
        return request.network().equals("host");
    }

    @Override
    public boolean isRunning() {
        return state.isRunning();
    }

    /** When its present or last run began. */
    Optional<Instant> started() {
        return Optional.ofNullable(state.started());
    }

    @Override
    public long pid() {
        return state.pid();
    }

    @Override
    public Path path(String absolute) {
        return files.path(absolute);
    }

    @Override
    public void onStop(Runnable action) {
        onStop = action;
    }

    @Override
    public void onEnd(Runnable action) {
        onEnd = action;
    }

    /** What is to be done when its first process is gone. */
    Runnable ending() {
        return onEnd;
    }

    @Override
    public String text(String absolute) {
        return files.text(absolute);
    }

    @Override
    public void exits(int status) {
        told = status;
    }

    @Override
    public long begin(String command, Runnable gone) {
        var host = engine.host();
        long pid = host.spawnShown(
                "root",
                files.root(),
                List.of("/bin/bash", "-c", IDLE, command),
                List.of(command.split(" ", -1)),
                Lives.environment(this));
        var unused = host.exit(pid).thenRunAsync(gone);
        return pid;
    }

    @Override
    public void end(long pid) {
        engine.host().signal(pid, KILL);
    }

    @Override
    public void programs(Supplier<Map<Long, String>> shown) {
        programs = shown;
    }

    @Override
    public void stops() {
        stopping().ifPresent(Runnable::run);
    }

    @Override
    public void write(String absolute, String text) {
        files.write(absolute, text);
    }

    @Override
    public void restartPolicy(String policy) {
        restart(Restart.parse(policy));
    }

    @Override
    public void drop() throws InterruptedException {
        engine.drop(this);
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

    RestartPause pause() {
        return pause;
    }

    /** @throws DaemonError when nothing can be run inside of it */
    void mustRun() {
        if (!isRunning()) {
            throw new DaemonError("Container " + id
                    + (state.isRestarting()
                            ? " is restarting, wait until the container is running"
                            : " is not running"));
        }
    }

    void countsAnew() {
        restarts.set(0);
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
        onEnd = () -> {};
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

    /** The words that its first process runs. */
    List<String> command() {
        var words = new ArrayList<String>();
        request.options().entrypoint().ifPresent(words::add);
        words.addAll(arguments());
        return List.copyOf(words);
    }

    /** The words behind its entry point; those of the image only without one of its own. */
    List<String> arguments() {
        boolean own =
                !request.command().isEmpty() || request.options().entrypoint().isPresent();
        return own ? request.command() : image.command();
    }

    /** Whether its first process is the one that its image is made for. */
    boolean runsItsImage() {
        return command().equals(image.command());
    }

    /** Its labels, those of its image too, in the order of their keys. */
    Map<String, String> labels() {
        var labels = new TreeMap<>(image.labels());
        labels.putAll(request.options().labels());
        return labels;
    }
}
