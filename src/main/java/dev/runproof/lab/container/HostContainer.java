package dev.runproof.lab.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** A container of a lab, with a name, an address and directories of the lab. */
final class HostContainer {
    private final GenericContainer<?> container;
    private final List<Bind> binds = new ArrayList<>();
    private final Map<String, String> others = new HashMap<>();

    /** @param name of the host, in the lab and in the container */
    HostContainer(String image, String name, String address, Network network, Map<String, String> labels, String lab) {
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network)
                .withNetworkAliases(name)
                .withCreateContainerCmdModifier(command -> prepare(command, lab + "-" + name, name, address, labels));
    }

    private void prepare(
            CreateContainerCmd command, String name, String host, String address, Map<String, String> labels) {
        var all = new HashMap<>(labels);
        var given = command.getLabels();
        if (given != null) {
            all.putAll(given);
        }
        command.withName(name).withHostName(host).withIpv4Address(address).withLabels(all);
        var config = java.util.Objects.requireNonNull(command.getHostConfig());
        config.withBinds(binds.toArray(Bind[]::new));
        config.withExtraHosts(others.entrySet().stream()
                .map(other -> other.getKey() + ":" + other.getValue())
                .toArray(String[]::new));
    }

    /** A directory of the machine at the same path. */
    HostContainer sees(Path directory) {
        return sees(directory, directory.toString());
    }

    HostContainer sees(Path directory, String there) {
        binds.add(new Bind(directory.toString(), new Volume(there)));
        return this;
    }

    HostContainer reads(Set<Path> paths) {
        paths.forEach(path -> binds.add(new Bind(path.toString(), new Volume(path.toString()), AccessMode.ro)));
        return this;
    }

    HostContainer reads(Path directory, String there) {
        binds.add(new Bind(directory.toString(), new Volume(there), AccessMode.ro));
        return this;
    }

    /** A volume of the engine, by its name. */
    HostContainer holds(String volume, String there) {
        binds.add(new Bind(volume, new Volume(there)));
        return this;
    }

    /** What an engine inside of it needs: almost all that root of the machine may do. */
    HostContainer mayHoldContainers() {
        container.withCreateContainerCmdModifier(command -> java.util.Objects.requireNonNull(command.getHostConfig())
                .withCapAdd(Capability.SYS_ADMIN, Capability.NET_ADMIN, Capability.MKNOD)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined")));
        return this;
    }

    /** Names of other hosts with their addresses, which hold without a network, too. */
    HostContainer knows(Map<String, String> hosts) {
        others.putAll(hosts);
        return this;
    }

    /** Plain variables of its first process; with a terminal, so that a shell that is that process waits. */
    HostContainer asAnImageWants(Map<String, String> environment) {
        container
                .withEnv(environment)
                .withCreateContainerCmdModifier(command -> command.withTty(true).withStdinOpen(true));
        return this;
    }

    HostContainer runs(String... words) {
        container.withCommand(words);
        return this;
    }

    GenericContainer<?> container() {
        return container;
    }

    String id() {
        return container.getContainerId();
    }
}
