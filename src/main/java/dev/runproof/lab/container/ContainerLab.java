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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A lab of containers: its hosts, and the simulation beside them. */
final class ContainerLab implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 10_000_000;

    private final LabSpec spec;
    private final Ground ground;
    private final String key;
    private final ContainerReaper reaper;
    private final LabContainers containers;
    private final LabState simulation;
    private final SimulationLine line;
    private final ContainerFaults faults;
    private boolean closed;

    private ContainerLab(LabSpec spec, Ground ground, String key, ContainerReaper reaper) throws IOException {
        this.spec = spec;
        this.ground = ground;
        this.key = key;
        this.reaper = reaper;
        var product = Simulations.named(spec.product());
        var plan = new ContainerPlan(spec, ground, key, product);
        plan.write(Keys.make());
        this.containers = plan.start();
        this.simulation = awaitSimulation();
        this.line = new SimulationLine(
                new InetSocketAddress(plan.simulationAddress(), simulation.controlPort()), simulation.token());
        this.faults = new ContainerFaults(
                containers, line, product.smallFileSystem().map(path -> Path.of(path.substring(1))));
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
        var reaper = ContainerReaper.start(key, directory.root(), LabImage.tag());
        try {
            return new ContainerLab(spec.in(directory.root()), new Ground(directory), key, reaper);
        } catch (IOException | RuntimeException e) {
            Docker.remove(Label.filter(key));
            directory.clear();
            reaper.close();
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

    SimulationLine line() {
        return line;
    }

    ContainerFaults faults() {
        return faults;
    }

    /** What the lab's directory tells, once this process listens at the port. */
    LabState state(int controlPort, String token) {
        var self = ProcessHandle.current();
        return new LabState(
                spec.kind(),
                spec.product(),
                key,
                self.pid(),
                LabState.startOf(self),
                controlPort,
                token,
                spec.speed(),
                simulation.description());
    }

    /** Removes the containers, all that carries the lab's label, and the lab's directory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Files.deleteIfExists(ground.lab().state());
            Docker.remove(Label.filter(key));
            remove();
        } catch (IOException e) {
            throw new LabRefused("the lab's directory " + ground.root() + " cannot be removed: " + e.getMessage(), e);
        }
        reaper.close();
    }

    /** Files of the hosts' accounts are removed by one who may. */
    private void remove() throws IOException {
        try {
            LabDirectory.remove(ground.root());
        } catch (java.nio.file.AccessDeniedException denied) {
            String root = ground.root().toString();
            Docker.ask(
                    "run",
                    "--rm",
                    "--network",
                    "none",
                    "--label",
                    Label.filter(key),
                    "-v",
                    root + ":" + root,
                    LabImage.tag(),
                    "find",
                    root,
                    "-mindepth",
                    "1",
                    "-delete");
            LabDirectory.remove(ground.root());
        }
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
