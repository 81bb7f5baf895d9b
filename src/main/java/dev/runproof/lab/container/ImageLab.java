package dev.runproof.lab.container;

import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.EnvironmentFile;
import dev.runproof.lab.process.LabState;
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
final class ImageLab implements KeptLab {
    private static final String CREDENTIALS = "/run/secrets/";

    private final LabSpec spec;
    private final String key;
    private final LabRemains remains;
    private final LabNetwork network;
    private final LabDescription description;
    private final SimulationLine line;
    private final ContainerFaults faults;

    private ImageLab(LabSpec spec, LabDirectory directory, String key, LabRemains remains) throws IOException {
        this.spec = spec;
        this.key = key;
        this.remains = remains;
        this.network = LabNetwork.make(ContainerPlan.prefix(spec, key), Label.of(key));
        var hosts = new LinkedHashMap<ImageHost, HostContainer>();
        for (var host : spec.images()) {
            hosts.put(host, container(host, directory));
        }
        ContainerPlan.startAll(List.copyOf(hosts.values()));
        hosts.forEach((host, container) -> new ProductStart(host, container.id()).all());
        this.line = new RealProduct(spec);
        this.faults = new ContainerFaults(
                EnumSet.of(LabFault.NETWORK_CUT, LabFault.HOST_STOPPED),
                containers(hosts, directory),
                line,
                Optional.empty());
        this.description = description(directory);
        Files.writeString(
                directory.environment(), EnvironmentFile.text(spec.kind(), spec.product(), description, spec.speed()));
    }

    /**
     * Makes a lab and waits until its products were started.
     *
     * @throws LabRefused when that is not possible, with what was said
     */
    static ImageLab start(LabSpec spec, LabDirectory directory) throws IOException {
        String key = UUID.randomUUID().toString();
        directory.make(key);
        var remains = LabRemains.of(key, directory, spec.images().get(0).image());
        try {
            return new ImageLab(spec, directory, key, remains);
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

    private HostContainer container(ImageHost host, LabDirectory directory) throws IOException {
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

    private LabContainers containers(Map<ImageHost, HostContainer> hosts, LabDirectory directory) {
        var places = new LinkedHashMap<HostName, LabContainers.Place>();
        hosts.forEach((host, container) ->
                places.put(new HostName(host.name()), new LabContainers.Place(container.id(), address(host))));
        return new LabContainers(network.name(), new Ground(directory), places);
    }

    private LabDescription description(LabDirectory directory) {
        var hosts = new ArrayList<LabDescription.Host>();
        for (var host : spec.images()) {
            hosts.add(LabDescription.Host.entered(
                    host.name(), address(host), host.user(), host.roles(), containerName(host)));
        }
        return new LabDescription(
                spec.name(), hosts, List.of(), List.of(), directory.knownHosts().toString(), Map.of());
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
        return LabState.ofThisProcess(spec, key, controlPort, token, description);
    }

    @Override
    public void close() {
        remains.close();
    }
}
