package dev.runproof.remote.ssh;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.SecretReference;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes targets of the hosts of an environment; what a host leaves open comes from its alias, then from OpenSSH's defaults. */
final class Targets {
    private final Environment environment;
    private final Function<SecretReference, Secret> secrets;
    private final Aliases aliases;
    private final Consumer<String> warnings;

    Targets(
            Environment environment,
            Function<SecretReference, Secret> secrets,
            Aliases aliases,
            Consumer<String> warnings) {
        this.environment = environment;
        this.secrets = secrets;
        this.aliases = aliases;
        this.warnings = warnings;
    }

    List<SshTarget> all() {
        return environment.hosts().stream()
                .filter(host -> host.container().isEmpty())
                .map(this::of)
                .toList();
    }

    private SshTarget of(Host host) {
        Optional<Alias> alias = host.alias().map(name -> look(host.name(), name));
        String address = host.address()
                .or(() -> alias.map(Alias::hostName))
                .orElseThrow(() -> new IllegalStateException("a host has an address or an alias"));
        Optional<SshTarget> jump = host.jump().isPresent()
                ? host.jump().flatMap(environment::host).map(this::of)
                : alias.flatMap(a -> through(host.name(), a.jumps()));
        return new SshTarget(
                host.name(),
                address,
                host.port()
                        .orElse(alias.map(a -> a.port().orElse(Host.DEFAULT_PORT))
                                .orElse(Host.DEFAULT_PORT)),
                host.user().or(() -> alias.flatMap(Alias::user)).orElse(System.getProperty("user.name")),
                alias.flatMap(Alias::keyName).orElse(address),
                identities(host, alias),
                host.password().map(this::later),
                host.sudoPassword().map(this::later),
                jump,
                host.hostKey(),
                alias.map(Alias::knownHosts).filter(files -> !files.isEmpty()).orElseGet(this::defaultKnownHosts));
    }

    private Supplier<Secret> later(SecretReference reference) {
        return () -> secrets.apply(reference);
    }

    private List<SshTarget.Identity> identities(Host host, Optional<Alias> alias) {
        Optional<Supplier<Secret>> passphrase = host.passphrase().map(this::later);
        if (host.identity().isPresent()) {
            return List.of(new SshTarget.Identity(host.identity().get(), passphrase));
        }
        return existing(alias.map(Alias::identityFiles).orElse(List.of()), passphrase);
    }

    /** The files that are there; OpenSSH's usual names when none is given. */
    private List<SshTarget.Identity> existing(List<Path> files, Optional<Supplier<Secret>> passphrase) {
        List<Path> asked = files.isEmpty()
                ? Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                        .map(name -> aliases.home().resolve(".ssh").resolve(name))
                        .toList()
                : files;
        return asked.stream()
                .filter(Files::exists)
                .map(file -> new SshTarget.Identity(file, passphrase))
                .toList();
    }

    private List<Path> defaultKnownHosts() {
        Path folder = aliases.home().resolve(".ssh");
        return List.of(
                folder.resolve("known_hosts"),
                folder.resolve("known_hosts2"),
                Path.of("/etc/ssh/ssh_known_hosts"),
                Path.of("/etc/ssh/ssh_known_hosts2"));
    }

    private Alias look(HostName host, String name) {
        try {
            Alias alias = aliases.look(name);
            alias.warnings()
                    .forEach(warning -> warnings.accept(
                            host + ": the OpenSSH configuration of " + name + " is not followed in: " + warning));
            return alias;
        } catch (IOException | NumberFormatException e) {
            throw new HostUnreachable(
                    host,
                    "the OpenSSH configuration does not tell how to reach " + name + ": " + e.getMessage(),
                    List.of("ssh -G " + name),
                    e);
        }
    }

    /** The chain of jump hosts that an alias names, from the controller on. */
    private Optional<SshTarget> through(HostName host, List<String> jumps) {
        Optional<SshTarget> before = Optional.empty();
        var number = new ArrayList<String>();
        for (String jump : jumps) {
            number.add(jump);
            before = Optional.of(jump(
                    host,
                    new HostName(
                            host.value().substring(0, Math.min(50, host.value().length())) + "-jump-" + number.size()),
                    jump,
                    before));
        }
        return before;
    }

    private SshTarget jump(HostName host, HostName name, String text, Optional<SshTarget> before) {
        int at = text.lastIndexOf('@');
        String place = text.substring(at + 1);
        int colon = place.lastIndexOf(':');
        Alias alias = look(host, colon < 0 ? place : place.substring(0, colon));
        return new SshTarget(
                name,
                alias.hostName(),
                colon < 0 ? alias.port().orElse(Host.DEFAULT_PORT) : Integer.parseInt(place.substring(colon + 1)),
                at < 0 ? alias.user().orElse(System.getProperty("user.name")) : text.substring(0, at),
                alias.keyName().orElse(alias.hostName()),
                existing(alias.identityFiles(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                before,
                Optional.empty(),
                alias.knownHosts().isEmpty() ? defaultKnownHosts() : alias.knownHosts());
    }
}
