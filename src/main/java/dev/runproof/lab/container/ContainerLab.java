package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.host.Keys;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.EnvironmentFile;
import dev.runproof.lab.process.LabState;
import dev.runproof.lab.process.Simulations;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A lab of containers: its hosts, and the simulation beside them. */
final class ContainerLab implements KeptLab {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 10_000_000;

    private final LabSpec spec;
    private final Ground ground;
    private final String key;
    private final LabRemains remains;
    private final LabContainers containers;
    private final LabState simulation;
    private final SimulationLine line;
    private final ContainerFaults faults;

    private ContainerLab(LabSpec spec, Ground ground, String key, LabRemains remains) throws IOException {
        this.spec = spec;
        this.ground = ground;
        this.key = key;
        this.remains = remains;
        var product = Simulations.named(spec.product());
        var plan = new ContainerPlan(spec, ground, key, product);
        plan.write(Keys.make());
        this.containers = plan.start();
        this.simulation = awaitSimulation();
        this.line = SimulationLine.to(
                new InetSocketAddress(plan.simulationAddress(), simulation.controlPort()), simulation.token());
        this.faults = new ContainerFaults(
                EnumSet.allOf(LabFault.class),
                containers,
                line,
                product.smallFileSystem().map(path -> Path.of(path.substring(1))));
        writeDoors(product);
    }

    /**
     * Makes a lab and waits until its cluster stands.
     *
     * @throws LabRefused when that is not possible, with what was said
     */
    static ContainerLab start(LabSpec spec, LabDirectory directory) throws IOException {
        String key = UUID.randomUUID().toString();
        directory.make(key);
        var remains = LabRemains.of(key, directory, LabImage.tag());
        try {
            return new ContainerLab(spec.in(directory.root()), new Ground(directory), key, remains);
        } catch (IOException | RuntimeException e) {
            remains.giveUp();
            throw e;
        }
    }

    private LabState awaitSimulation() throws IOException {
        long limit = System.nanoTime() + READY.toNanos();
        var told = new LabDirectory(ground.simulation());
        while (System.nanoTime() < limit) {
            Optional<LabState> state = LabState.read(told);
            if (state.isPresent()) {
                return state.get();
            }
            if (Files.exists(ground.refused())) {
                throw new LabRefused(
                        "the simulation ended before the cluster stood: " + Files.readString(ground.refused()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new LabRefused("the simulation was not ready within " + READY + "; its container said:\n"
                + Docker.ask("logs", ContainerPlan.prefix(spec, key) + "-" + ContainerPlan.SIMULATION)
                        .text());
    }

    private void writeDoors(Simulation product) throws IOException {
        var known = new StringBuilder();
        for (var host : simulation.description().hosts()) {
            known.append(host.address()).append(' ').append(host.hostKey()).append('\n');
        }
        Files.writeString(ground.lab().knownHosts(), known);
        Files.writeString(
                ground.lab().environment(),
                EnvironmentFile.text(spec.kind(), product.product(), simulation.description(), spec.speed()));
    }

    @Override
    public SimulationLine line() {
        return line;
    }

    @Override
    public ContainerFaults faults() {
        return faults;
    }

    @Override
    public LabState state(int controlPort, String token) {
        return LabState.ofThisProcess(spec, key, controlPort, token, simulation.description());
    }

    @Override
    public void close() {
        remains.close();
    }

    /** Hosts with their addresses, in their order. */
    static Map<HostName, String> addresses(Simulation product, LabSpec spec, Subnet subnet) {
        var addresses = new LinkedHashMap<HostName, String>();
        for (var machine : product.machines(Simulations.settings(spec))) {
            addresses.put(machine.name(), subnet.host(addresses.size()));
        }
        return addresses;
    }
}
