package dev.runproof.lab.container;

import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.EnvironmentFile;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A lab whose hosts are containers of the product's own images; nothing is simulated. */
final class ImageLab {
    private static final String CREDENTIALS = "/run/secrets/";

    private final LabSpec spec;
    private final LabDirectory directory;
    private final String key;
    private final LabNetwork network;

    private ImageLab(LabSpec spec, LabDirectory directory, String key) {
        this.spec = spec;
        this.directory = directory;
        this.key = key;
        this.network = LabNetwork.make(ContainerPlan.prefix(spec, key), Label.of(key));
    }

    private KeptLab kept(LabRemains remains) throws IOException {
        var hosts = new LinkedHashMap<ImageHost, HostContainer>();
        for (var host : spec.images()) {
            hosts.put(host, container(host));
        }
        ContainerPlan.startAll(List.copyOf(hosts.values()));
        hosts.forEach((host, container) -> new ProductStart(host, container.id()).all());
        var line = new RealProduct(spec);
        var faults = new ContainerFaults(
                EnumSet.of(LabFault.NETWORK_CUT, LabFault.HOST_STOPPED), containers(hosts), line, Optional.empty());
        var description = description();
        Files.writeString(
                directory.environment(), EnvironmentFile.text(spec.kind(), spec.product(), description, spec.speed()));
        return new KeptLab(spec, key, description, line, faults, remains);
    }

    /**
     * Makes a lab and waits until its products were started.
     *
     * @throws LabRefused when that is not possible, with what was said
     */
    static KeptLab start(LabSpec spec, LabDirectory directory) throws IOException {
        String key = UUID.randomUUID().toString();
        directory.make(key);
        var remains = LabRemains.of(key, directory, spec.images().get(0).image());
        try {
            return new ImageLab(spec, directory, key).kept(remains);
        } catch (IOException | RuntimeException e) {
            remains.giveUp();
            throw e;
        }
    }

    private String address(ImageHost host) {
        return network.subnet().host(spec.images().indexOf(host));
    }

    private String containerName(ImageHost host) {
        return ContainerPlan.prefix(spec, key) + "-" + host.name();
    }

    private HostContainer container(ImageHost host) throws IOException {
        var container = new HostContainer(
                        host.image(),
                        host.name(),
                        address(host),
                        network.network(),
                        Label.of(key),
                        ContainerPlan.prefix(spec, key))
                .asAnImageWants(host.environment());
        Path secrets = Files.createDirectories(
                directory.root().resolve("secrets").resolve(host.name()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var credential : host.credentials().entrySet()) {
            // The account in the container is not known here; on this machine the directory keeps others out.
            Path file = Files.createFile(secrets.resolve(credential.getKey()));
            Files.writeString(file, credential.getValue().reveal());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            container.reads(file, CREDENTIALS + credential.getKey());
        }
        return container;
    }

    private LabContainers containers(Map<ImageHost, HostContainer> hosts) {
        var places = new LinkedHashMap<HostName, LabContainers.Place>();
        hosts.forEach((host, container) ->
                places.put(new HostName(host.name()), new LabContainers.Place(container.id(), address(host))));
        return new LabContainers(key, network.name(), new Ground(directory), places);
    }

    private LabDescription description() {
        var hosts = new ArrayList<LabDescription.Host>();
        for (var host : spec.images()) {
            hosts.add(LabDescription.Host.entered(
                    host.name(), address(host), host.user(), host.roles(), containerName(host)));
        }
        return new LabDescription(
                spec.name(), hosts, List.of(), List.of(), directory.knownHosts().toString(), Map.of());
    }
}
