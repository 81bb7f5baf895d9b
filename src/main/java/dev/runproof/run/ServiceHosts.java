package dev.runproof.run;

import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.Services;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.Session;
import dev.runproof.sql.Databases;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The hosts of an environment and its databases behind one port: a step acts on either by name. */
final class ServiceHosts implements Hosts {
    private final Hosts hosts;
    private final Services services;
    private final Databases databases;
    private final Function<SecretReference, Secret> secrets;
    private final StatementLedger ledger;
    private final Clock clock;
    private final Map<HostName, Session> open = new HashMap<>();

    ServiceHosts(
            Hosts hosts,
            Services services,
            Databases databases,
            Function<SecretReference, Secret> secrets,
            StatementLedger ledger,
            Clock clock) {
        this.hosts = hosts;
        this.services = services;
        this.databases = databases;
        this.secrets = secrets;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Session session(HostName host) {
        Optional<DatabaseServer> server = services.database(host);
        return server.isEmpty() ? hosts.session(host) : session(server.get());
    }

    private synchronized Session session(DatabaseServer server) {
        return open.computeIfAbsent(
                server.name(), name -> new DatabaseSession(name, database -> connect(server, database), ledger, clock));
    }

    private SqlSession connect(DatabaseServer server, Optional<String> database) {
        SqlTarget target = SqlTarget.of(
                        server.address(), server.port(), server.user(), secrets.apply(server.password()))
                .over(new SqlTls(SqlTls.Mode.valueOf(server.tls().toUpperCase(Locale.ROOT)), server.authority()));
        return databases.open(database.map(target::in).orElse(target));
    }

    /** A database is connected to by its first statement. */
    @Override
    public void openAll(Collection<HostName> names) {
        hosts.openAll(
                names.stream().filter(name -> services.database(name).isEmpty()).toList());
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Session::close);
        open.clear();
        hosts.close();
    }
}
