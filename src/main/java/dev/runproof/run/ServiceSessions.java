package dev.runproof.run;

import dev.runproof.console.BrowserKind;
import dev.runproof.console.Consoles;
import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.Secret;
import dev.runproof.remote.Session;
import dev.runproof.sql.Databases;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes sessions with databases and consoles; each connects when it is first asked.
 *
 * @param points hears what is about to be sent and what was, for {@link CrashPoints}
 */
record ServiceSessions(
        Databases databases,
        Function<BrowserKind, Consoles> consoles,
        Function<SecretReference, Secret> secrets,
        ServiceLedger ledger,
        Clock clock,
        Consumer<String> points) {
    Session with(DatabaseServer server) {
        return new DatabaseSession(server.name(), database -> connect(server, database), ledger, clock, points);
    }

    private SqlSession connect(DatabaseServer server, Optional<String> database) {
        SqlTarget target = SqlTarget.of(
                        server.address(), server.port(), server.user(), secrets.apply(server.password()))
                .over(new SqlTls(SqlTls.Mode.valueOf(server.tls().toUpperCase(Locale.ROOT)), server.authority()));
        return databases.open(database.map(target::in).orElse(target));
    }

    /** What a client on a host reads to log in to this server. */
    Secret clientOptions(DatabaseServer server) {
        return ClientOptions.of(server, secrets.apply(server.password()));
    }

    Session with(WebConsole console) {
        var kind = BrowserKind.valueOf(console.browser().toUpperCase(Locale.ROOT));
        return new DrivenConsole(
                new ConsoleAccess(console, secrets),
                (target, account) -> consoles.apply(kind).open(target, account),
                ledger,
                clock,
                points);
    }
}
