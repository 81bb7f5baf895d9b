package dev.runproof.run;

import dev.runproof.inventory.Services;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The hosts of an environment, its databases and its consoles behind one port: a step acts on each by name. */
final class ServiceHosts implements Hosts {
    private final Hosts hosts;
    private final Services services;
    private final ServiceSessions sessions;
    private final Map<HostName, Session> open = new HashMap<>();

    ServiceHosts(Hosts hosts, Services services, ServiceSessions sessions) {
        this.hosts = hosts;
        this.services = services;
        this.sessions = sessions;
    }

    @Override
    public Session session(HostName host) {
        return service(host)
                .map(make -> kept(host, make))
                .orElseGet(() -> new HostWithClients(hosts.session(host), this::clientOptions));
    }

    private Secret clientOptions(HostName server) {
        return services.database(server)
                .map(sessions::clientOptions)
                .orElseThrow(() -> new IllegalArgumentException("the environment has no database " + server));
    }

    private Optional<Supplier<Session>> service(HostName name) {
        Optional<Supplier<Session>> database = services.database(name).map(it -> () -> sessions.with(it));
        return database.or(() -> services.console(name).map(it -> () -> sessions.with(it)));
    }

    private synchronized Session kept(HostName name, Supplier<Session> make) {
        return open.computeIfAbsent(name, unknown -> make.get());
    }

    /** A database is connected to by its first statement, a console by its first reading. */
    @Override
    public void openAll(Collection<HostName> names) {
        hosts.openAll(names.stream().filter(name -> service(name).isEmpty()).toList());
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Session::close);
        open.clear();
        hosts.close();
    }
}
