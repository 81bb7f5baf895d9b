package dev.runproof.remote.local;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import dev.runproof.remote.shell.ShellSession;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts that are all the controller itself, whatever their names. */
public final class LocalHosts implements Hosts {
    private final Shells shells;
    private final Optional<Secret> sudoPassword;
    private final Clock clock;
    private final Map<HostName, Session> sessions = new ConcurrentHashMap<>();

    public LocalHosts(Shells shells, Optional<Secret> sudoPassword, Clock clock) {
        this.shells = shells;
        this.sudoPassword = sudoPassword;
        this.clock = clock;
    }

    @Override
    public Session session(HostName host) {
        return sessions.computeIfAbsent(
                host, name -> new ShellSession(new LocalShell(name, sudoPassword), shells, clock));
    }

    @Override
    public void openAll(Collection<HostName> hosts) {
        hosts.forEach(this::session);
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
        sessions.clear();
    }
}
