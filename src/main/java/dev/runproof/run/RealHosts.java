package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.ProductImage;
import dev.runproof.inventory.Prompt;
import dev.runproof.inventory.Secrets;
import dev.runproof.inventory.Services;
import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.model.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Environments whose lab makes the hosts of images of the real product. */
final class RealHosts {
    private RealHosts() {}

    /** @param name of the lab */
    static LabSpec spec(Environment environment, String name) {
        // Nobody is asked for what has to be there before the run; SshOpening tells the redactor of it.
        var secrets = new Secrets(environment, System.getenv(), Prompt.NOBODY, opened -> {});
        return LabSpec.of(environment.procedure())
                .ofKind(LabKind.CONTAINERS)
                .named(name)
                .atSpeed(environment.speed())
                .ofImages(environment.hosts().stream()
                        .map(host -> host(host, host.image().orElseThrow(), secrets))
                        .toList());
    }

    private static ImageHost host(Host host, ProductImage image, Secrets secrets) {
        var credentials = new LinkedHashMap<String, Secret>();
        image.credentials().forEach((name, reference) -> credentials.put(name, secrets.open(reference)));
        return new ImageHost(
                host.name().value(),
                image.name(),
                host.user().orElse(Host.USER_IN_CONTAINERS),
                List.copyOf(host.roles()),
                image.environment(),
                credentials,
                image.start());
    }

    /** The hosts with their containers; a database whose address is the name of a host is at that host's container. */
    static Environment inLab(Environment environment, LabDescription lab) {
        Map<String, LabDescription.Host> made =
                lab.hosts().stream().collect(Collectors.toMap(LabDescription.Host::name, Function.identity()));
        var hosts = environment.hosts().stream()
                .map(host -> Optional.ofNullable(made.get(host.name().value()))
                        .map(LabDescription.Host::container)
                        .map(host::in)
                        .orElseThrow(() -> new IllegalStateException("the lab has made no " + host.name())))
                .toList();
        var databases = environment.services().databases().stream()
                .map(server -> server.at(Optional.ofNullable(made.get(server.address()))
                        .map(LabDescription.Host::address)
                        .orElse(server.address())))
                .toList();
        return environment.inLab(
                hosts, new Services(databases, environment.services().consoles()), Map.of());
    }
}
