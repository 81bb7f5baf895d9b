package dev.runproof.lab.oms.docker;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.LabClock;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** The simulated engine of one host: its images and its containers. Safe for several threads. */
public final class DockerEngine implements Engine {
    private static final int FEWEST_DIGITS = 2;

    private final SimulatedHost host;
    private final LabClock clock;
    private final Images images;
    private final List<Container> containers = new CopyOnWriteArrayList<>();
    private final Lives lives;
    private volatile boolean closed;
    private final EngineFaults faults = new EngineFaults();
    private final Supplier<Boolean> groupMayUse;
    private volatile Listener listener = Listener.NONE;

    /** @param groupMayUse whether the cluster user belongs to the group docker */
    public DockerEngine(SimulatedHost host, LabClock clock, Supplier<Boolean> groupMayUse) {
        this.host = host;
        this.clock = clock;
        this.groupMayUse = groupMayUse;
        this.images = new Images(host.path("/var/lib/docker/image"));
        this.lives = new Lives(this);
    }

    /** {@code docker} of this host. */
    public Tool command() {
        return new DockerCommand(this);
    }

    /** All containers, the newest first. */
    List<Container> containers() {
        var all = new ArrayList<>(containers);
        java.util.Collections.reverse(all);
        return List.copyOf(all);
    }

    /** By name or by the first digits of an id. */
    Optional<Container> find(String reference) {
        String name = reference.startsWith("/") ? reference.substring(1) : reference;
        return containers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .or(() -> containers.stream()
                        .filter(each ->
                                reference.length() >= FEWEST_DIGITS && each.id().startsWith(reference))
                        .findFirst());
    }

    @Override
    public List<EngineContainer> all() {
        return List.copyOf(containers());
    }

    @Override
    public Optional<EngineContainer> container(String reference) {
        return find(reference).map(EngineContainer.class::cast);
    }

    @Override
    public String load(Path archive) throws IOException {
        faults.loading();
        return images.add(ImageArchive.read(archive));
    }

    @Override
    public void run(List<String> words) throws InterruptedException {
        lives.start(create(RunRequest.of(RunRequest.flags(words), Path.of("/"))));
    }

    /** Gives a container another name. */
    synchronized void rename(Container container, String name) {
        Names.check(name);
        if (container.name().equals(name)) {
            throw new DaemonError("Renaming a container with the same name as its current name");
        }
        try {
            free(name);
        } catch (DaemonError e) {
            throw new DaemonError("Error when allocating new name: " + e.text());
        }
        container.rename(name);
    }

    private void free(String name) {
        containers.stream().filter(each -> each.name().equals(name)).findFirst().ifPresent(holder -> {
            throw new DaemonError("Conflict. The container name \"/" + name + "\" is already in use by container \""
                    + holder.id() + "\". You have to remove (or rename) that container to be able to reuse that name.");
        });
    }

    @Override
    public void create(List<String> words) {
        create(RunRequest.of(RunRequest.flags(words), Path.of("/")));
    }

    void drop(Container container) throws InterruptedException {
        if (container.state().isUp()) {
            lives.kill(container);
        }
        remove(container);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void restartDaemon() throws InterruptedException {
        lives.restartDaemon();
    }

    @Override
    public void listen(Listener ear) {
        listener = ear;
    }

    Listener listener() {
        return listener;
    }

    @Override
    public Optional<EngineFaults> planted() {
        return Optional.of(faults);
    }

    EngineFaults faults() {
        return faults;
    }

    SimulatedHost host() {
        return host;
    }

    LabClock clock() {
        return clock;
    }

    Images images() {
        return images;
    }

    Lives lives() {
        return lives;
    }

    boolean mayUse(String account) {
        return account.equals("root") || groupMayUse.get();
    }

    Container need(String reference) {
        return need(reference, DaemonError::new);
    }

    /** @param error how it is told that there is none */
    Container need(String reference, Function<String, DaemonError> error) {
        return find(reference).orElseThrow(() -> error.apply("No such container: " + reference));
    }

    synchronized Container create(RunRequest request) {
        Image image =
                images.find(request.image()).orElseThrow(() -> new DaemonError("No such image: " + request.image()));
        String id = Hex.containerId();
        String name = request.name().orElseGet(() -> Names.invented(id));
        free(name);
        Names.check(name);
        request.twice().ifPresent(target -> {
            throw new DaemonError("Duplicate mount point: " + target);
        });
        for (RunRequest.Mount mount : request.mounts()) {
            if (Files.notExists(files(id).source(mount.source()))) {
                throw new DaemonError(
                        "invalid mount config for type \"bind\": bind source path does not exist: " + mount.source());
            }
        }
        var files = files(id);
        files.populate(images.root(image));
        var container = new Container(this, id, name, request, image, clock.now(), files);
        containers.add(container);
        return container;
    }

    private ContainerFiles files(String id) {
        return new ContainerFiles(host, host.path("/var/lib/docker/overlay2/" + id + "/merged"));
    }

    /** Where the engine keeps what belongs to a container beside its file system. */
    Path directory(Container container) {
        return host.path("/var/lib/docker/containers/" + container.id());
    }

    Path log(Container container) {
        return directory(container).resolve(container.id() + "-json.log");
    }

    /** What its first process wrote to its standard error. */
    Path complaints(Container container) {
        return directory(container).resolve(container.id() + "-stderr.log");
    }

    /** What its first process reads from its standard input. */
    void give(Container container, byte[] input) {
        var files = new HostFiles(host, new Ownership("root", "root"));
        files.directory(directory(container));
        files.write(directory(container).resolve("in"), input, "rw-------");
    }

    /** Writes its id into a file of the host. */
    void tell(Container container, Path file) {
        new HostFiles(host, new Ownership("root", "root")).write(file, container.id(), "rw-r--r--");
    }

    synchronized void remove(Container container) {
        container.state(container.state().removing());
        containers.remove(container);
        container.files().remove();
    }
}
