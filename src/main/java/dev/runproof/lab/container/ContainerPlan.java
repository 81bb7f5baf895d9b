package dev.runproof.lab.container;

import com.github.dockerjava.api.exception.DockerException;
import dev.runproof.lab.EngineKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.database.ServedDatabase;
import dev.runproof.lab.host.Keys;
import dev.runproof.lab.process.JavaOptions;
import dev.runproof.lab.process.Simulations;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.lifecycle.Startables;

/** The containers of one lab before they are there: what each is told, what it sees, and their start. */
final class ContainerPlan {
    /** The name of the simulation's container within the lab. */
    static final String SIMULATION = "simulation";

    private static final String DATABASE = "database";

    private static final String SMALL_SIZE = "64m";
    private static final int KEY_DIGITS = 4;

    private final LabSpec spec;
    private final Ground ground;
    private final String key;
    private final Simulation product;
    private final LabNetwork network;
    private final Map<HostName, String> addresses;
    private final Optional<ServedDatabase> database;
    private final EngineKind engine;

    ContainerPlan(LabSpec spec, Ground ground, String key, Simulation product) {
        this.spec = spec;
        this.ground = ground;
        this.key = key;
        this.product = product;
        this.network = LabNetwork.make(prefix(spec, key), Label.of(key));
        this.addresses = ContainerLab.addresses(product, spec, network.subnet());
        this.database = product.usesDatabase(Simulations.settings(spec))
                ? Optional.of(ServedDatabase.at(
                        ground.lab().database(), network.subnet().service()))
                : Optional.empty();
        this.engine = product.engine(Simulations.settings(spec));
    }

    /** How the names begin that the engine knows; labs of the same name may be up for several accounts. */
    static String prefix(LabSpec spec, String key) {
        return "runproof-" + spec.name() + "-" + key.substring(0, KEY_DIGITS);
    }

    String simulationAddress() {
        return network.subnet().simulation();
    }

    /** Writes what the containers find when they start. */
    void write(KeyPair client) throws IOException {
        ground.make(addresses.keySet());
        Keys.write(client, "runproof lab " + spec.name(), ground.lab().identity());
        var places = new ArrayList<WantedSimulation.Place>();
        for (var host : addresses.entrySet()) {
            KeyPair pair = Keys.make();
            Path init = ground.init(host.getKey());
            Keys.write(pair, host.getKey().value(), init.resolve("host_key"));
            Files.writeString(init.resolve("authorized_keys"), Keys.line(client.getPublic()) + "\n");
            HostSettings.write(init.resolve("host.json"), host.getKey(), ground, spec, product);
            places.add(new WantedSimulation.Place(host.getKey(), host.getValue(), Keys.line(pair.getPublic())));
        }
        if (database.isPresent()) {
            database.get().write();
        }
        new WantedSimulation(spec, key, simulationAddress(), UUID.randomUUID().toString(), places, database, engine)
                .write(ground.wanted());
    }

    /** Starts all at once; the simulation waits for the hosts by itself. */
    LabContainers start() {
        var simulation = simulation();
        var hosts = new LinkedHashMap<HostName, HostContainer>();
        addresses.forEach((host, address) -> hosts.put(host, host(host, address)));
        product.smallFileSystem()
                .ifPresent(path -> hosts.forEach((host, container) -> {
                    String volume = volume(
                            host, "small", Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=" + SMALL_SIZE));
                    String there = ground.tree(host) + path;
                    container.holds(volume, there);
                    simulation.holds(volume, there);
                }));
        var all = new ArrayList<HostContainer>(hosts.values());
        all.add(simulation);
        database.map(this::server).ifPresent(all::add);
        startAll(all);
        var places = new HashMap<HostName, LabContainers.Place>();
        hosts.forEach((host, container) ->
                places.put(host, new LabContainers.Place(container.id(), addresses.getOrDefault(host, ""))));
        return new LabContainers(key, network.name(), ground, places);
    }

    /** @throws LabRefused when one of them cannot be started, or ends at once */
    static void startAll(List<HostContainer> all) {
        try {
            Startables.deepStart(all.stream().map(HostContainer::container)).join();
        } catch (CompletionException e) {
            throw new LabRefused("the lab's containers cannot be started: " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            cause = next;
            if (next instanceof DockerException) {
                break;
            }
        }
        return String.valueOf(cause.getMessage());
    }

    private HostContainer container(String name, String address) {
        return container(LabImage.tag(), name, address);
    }

    private HostContainer container(String image, String name, String address) {
        return new HostContainer(image, name, address, network.network(), Label.of(key), prefix(spec, key));
    }

    private HostContainer host(HostName host, String address) {
        var others = new HashMap<String, String>();
        addresses.forEach((other, there) -> others.put(other.value(), there));
        others.remove(host.value());
        boolean nested = engine == EngineKind.NESTED;
        var container = container(nested ? LabImage.withEngine() : LabImage.tag(), host.value(), address)
                .knows(others)
                .sees(ground.tree(host))
                .sees(ground.shared())
                .sees(ground.tools().root())
                .reads(ground.library(host), ground.tools().library().toString())
                .sees(ground.init(host), Ground.INIT);
        return nested
                ? container.mayHoldContainers().holds(volume(host, "engine", Map.of()), NestedEngine.STORE)
                : container;
    }

    private HostContainer simulation() {
        var files = ProgramFiles.ofThisProcess();
        var words = new ArrayList<>(List.of("java"));
        words.addAll(JavaOptions.ofASimulation(product.isLarge(Simulations.settings(spec))));
        words.addAll(List.of("-cp", files.classPath(), SimulationProgram.class.getName()));
        words.add(ground.root().toString());
        var simulation = container(SIMULATION, simulationAddress())
                .sees(ground.root())
                .sees(ground.inits(), Ground.INITS)
                .reads(files.mounted())
                .runs(words.toArray(String[]::new));
        return engine == EngineKind.REAL ? simulation.sees(MachineEngine.socket(), MachineEngine.SEEN) : simulation;
    }

    private HostContainer server(ServedDatabase served) {
        return container(DATABASE, served.address())
                .sees(served.directory())
                .runs(served.command().toArray(String[]::new));
    }

    private String volume(HostName host, String what, Map<String, String> options) {
        return DockerClientFactory.lazyClient()
                .createVolumeCmd()
                .withName(prefix(spec, key) + "-" + host + "-" + what)
                .withDriver("local")
                .withDriverOpts(options)
                .withLabels(Label.of(key))
                .exec()
                .getName();
    }
}
