package dev.runproof.lab.container;

import dev.runproof.lab.LabDescription;
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
final class ContainerLab {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 10_000_000;

    private final LabSpec spec;
    private final Ground ground;
    private final String key;

    private ContainerLab(LabSpec spec, Ground ground, String key) {
        this.spec = spec;
        this.ground = ground;
        this.key = key;
    }

    private KeptLab kept(LabRemains remains) throws IOException {
        var product = Simulations.named(spec.product());
        var plan = new ContainerPlan(spec, ground, key, product);
        plan.write(Keys.make());
        LabContainers containers = plan.start();
        LabState simulation = awaitSimulation();
        SimulationLine line = SimulationLine.to(
                new InetSocketAddress(plan.simulationAddress(), simulation.controlPort()), simulation.token());
        var faults = new ContainerFaults(
                EnumSet.allOf(LabFault.class),
                containers,
                line,
                product.smallFileSystem().map(path -> Path.of(path.substring(1))));
        writeDoors(product, simulation.description());
        return new KeptLab(spec, key, simulation.description(), line, faults, remains);
    }

    /**
     * Makes a lab and waits until its cluster stands.
     *
     * @throws LabRefused when that is not possible, with what was said
     */
    static KeptLab start(LabSpec spec, LabDirectory directory) throws IOException {
        String key = UUID.randomUUID().toString();
        directory.make(key);
        var remains = LabRemains.of(key, directory, LabImage.tag());
        try {
            return new ContainerLab(spec.in(directory.root()), new Ground(directory), key).kept(remains);
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

    private void writeDoors(Simulation product, LabDescription lab) throws IOException {
        var known = new StringBuilder();
        for (var host : lab.hosts()) {
            known.append(host.address()).append(' ').append(host.hostKey()).append('\n');
        }
        Files.writeString(ground.lab().knownHosts(), known);
        Files.writeString(
                ground.lab().environment(), EnvironmentFile.text(spec.kind(), product.product(), lab, spec.speed()));
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
