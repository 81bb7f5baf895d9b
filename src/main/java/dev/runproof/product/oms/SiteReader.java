package dev.runproof.product.oms;

import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the installation out of an environment that has what the procedure needs. */
final class SiteReader {
    private final Environment environment;
    private final Release release;

    SiteReader(Environment environment) {
        this.environment = environment;
        this.release = Release.of(environment.procedure());
    }

    Site read() {
        var nodes = environment.withRole("node").stream().map(this::node).toList();
        HostName backup = environment.withRole("backup").stream()
                .findFirst()
                .map(Host::name)
                .orElse(nodes.get(0).host());
        return new Site(
                release,
                nodes,
                environment.services().databases().stream()
                        .map(DatabaseServer::name)
                        .findFirst()
                        .orElseThrow(),
                backup,
                on(backup, "oms.backupDir").orElseThrow(),
                !is("oms.prune", "no"),
                is("oms.perceiveStoreClientCheckpoint", "true"),
                environment
                        .variable("oms.marginMinutes")
                        .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                        .orElse(Site.LEAST_MARGIN),
                environment.variable("oms.componentsFile").map(Path::of),
                environment.speed());
    }

    private Node node(Host host) {
        HostName name = host.name();
        HostName console = new HostName("console-" + name);
        HostName old = new HostName("old-" + console);
        Optional<String> certificate = on(name, "oms.newCertificate");
        Optional<String> key = on(name, "oms.newKey");
        return new Node(
                name,
                console,
                environment.services().console(old).map(WebConsole::name).orElse(console),
                on(name, "oms.newContainer").orElseGet(this::usualName),
                on(name, "oms.oldContainer"),
                on(name, "oms.imageArchive").orElseThrow(),
                on(name, "oms.backupDir").orElseThrow(),
                certificate.isEmpty() && key.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Node.Https(certificate, key)),
                expected(name));
    }

    private Map<String, Node.Expected> expected(HostName host) {
        var expected = new TreeMap<String, Node.Expected>();
        Mounts.VARIABLES.forEach((variable, target) ->
                on(host, variable).ifPresent(source -> expected.put(target, new Node.Expected(variable, source))));
        return expected;
    }

    /** In the form of the documents: {@code oms_400}. */
    private String usualName() {
        return "oms_" + release.target().toString().replace(".", "");
    }

    private Optional<String> on(HostName host, String variable) {
        return environment.variable(variable + "." + host).or(() -> environment.variable(variable));
    }

    private boolean is(String variable, String word) {
        return environment.variable(variable).filter(word::equals).isPresent();
    }
}
