package dev.runproof.remote.container;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.SecretReference;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellSession;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The hosts of an environment that are containers of this machine's engine, and the others by their own port. */
public final class ContainerHosts implements Hosts {
    private final Hosts others;
    private final Map<HostName, ShellSession> sessions = new HashMap<>();

    private ContainerHosts(Hosts others) {
        this.others = others;
    }

    /**
     * The same as {@code others} where no host is a container.
     *
     * @param secrets opens a secret when it is first needed
     * @param around is put around every host
     */
    public static Hosts beside(
            Hosts others,
            Environment environment,
            Function<SecretReference, Secret> secrets,
            Clock clock,
            UnaryOperator<ShellHost> around) {
        var all = new ContainerHosts(others);
        for (Host host : environment.hosts()) {
            host.container()
                    .ifPresent(name -> all.sessions.put(
                            host.name(),
                            new ShellSession(around.apply(shell(host, name, secrets)), Shells.DEFAULT, clock)));
        }
        return all.sessions.isEmpty() ? others : all;
    }

    private static ShellHost shell(Host host, String container, Function<SecretReference, Secret> secrets) {
        Optional<Supplier<Secret>> sudo = host.sudoPassword().map(reference -> () -> secrets.apply(reference));
        return new ContainerShell(host.name(), container, host.user().orElse(Host.USER_IN_CONTAINERS), sudo);
    }

    @Override
    public Session session(HostName host) {
        ShellSession inside = sessions.get(host);
        return inside == null ? others.session(host) : inside;
    }

    @Override
    public void openAll(Collection<HostName> hosts) {
        others.openAll(
                hosts.stream().filter(host -> !sessions.containsKey(host)).toList());
        for (HostName host : hosts) {
            ShellSession inside = sessions.get(host);
            if (inside != null) {
                inside.open();
            }
        }
    }

    @Override
    public void close() {
        try (others) {
            sessions.values().forEach(ShellSession::close);
        }
    }
}
