package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Upload;
import dev.runproof.remote.CommandOverdue;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.sql.ConnectionLost;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.RowsText;
import dev.runproof.sql.SqlCommand;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.StatementFailed;
import dev.runproof.sql.StatementOverdue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database server in the place of a host. A query answers with {@link RowsText}; a statement that the server refused ends with
 * status 1 and the server's words on stderr, as its own client would.
 *
 * <p>What changes the database goes through the {@link ServiceLedger}: a statement that was sent and whose end nobody saw is
 * lost, and never sent a second time by itself.
 */
final class DatabaseSession implements Session {
    private static final int REFUSED = 1;

    private final HostName name;
    private final Function<Optional<String>, SqlSession> opening;
    private final ServiceLedger ledger;
    private final Clock clock;
    private final Consumer<String> points;
    private final Map<Optional<String>, SqlSession> open = new HashMap<>();

    /**
     * @param opening makes a session in a database, or in none
     * @param points hears what is about to be sent and what was, for {@link CrashPoints}
     */
    DatabaseSession(
            HostName name,
            Function<Optional<String>, SqlSession> opening,
            ServiceLedger ledger,
            Clock clock,
            Consumer<String> points) {
        this.name = name;
        this.opening = opening;
        this.ledger = ledger;
        this.clock = clock;
        this.points = points;
    }

    @Override
    public Answer run(Command command, OutputSink sink) {
        SqlCommand asked = SqlCommand.of(command);
        if (asked.kind() != SqlCommand.Kind.QUERY) {
            throw new IllegalArgumentException("what changes a database is started, not run: " + command);
        }
        Instant at = clock.instant();
        long began = System.nanoTime();
        ServiceEnd end = answered(asked);
        return end.into(sink, at, Duration.ofNanos(System.nanoTime() - began));
    }

    private ServiceEnd answered(SqlCommand asked) {
        try {
            SqlSession session = session(asked);
            points.accept("before query " + name);
            String out = RowsText.write(session.query(asked.statement()));
            points.accept("after query " + name);
            return new ServiceEnd(0, out, "");
        } catch (StatementFailed refused) {
            return new ServiceEnd(REFUSED, "", told(refused));
        } catch (DatabaseUnreachable | ConnectionLost gone) {
            forget(asked);
            throw new HostUnreachable(name, String.valueOf(gone.getMessage()), gone.next(), gone);
        } catch (StatementOverdue overdue) {
            forget(asked);
            throw new CommandOverdue(name, String.valueOf(overdue.getMessage()), overdue.next(), overdue);
        }
    }

    /** As the server's own client tells it. */
    private static String told(StatementFailed refused) {
        return "ERROR " + refused.code() + " (" + refused.sqlState() + "): " + refused.getMessage() + "\n";
    }

    @Override
    public void start(LedgerKey key, Command command) {
        SqlCommand change = SqlCommand.of(command);
        SqlSession session;
        try {
            session = session(change);
        } catch (DatabaseUnreachable gone) {
            throw new HostUnreachable(name, String.valueOf(gone.getMessage()), gone.next(), gone);
        }
        points.accept("before start " + name);
        ledger.begin(key, () -> {
            try {
                points.accept("before update " + name);
                long rows = session.update(change.statement());
                points.accept("after update " + name);
                return new ServiceEnd(0, rows + " rows affected\n", "");
            } catch (StatementFailed refused) {
                return new ServiceEnd(REFUSED, "", told(refused));
            } finally {
                forget(change);
            }
        });
        points.accept("after start " + name);
    }

    @Override
    public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        return ledger.collect(key, stdoutFrom, stderrFrom, sink);
    }

    @Override
    public Upload.Uploaded upload(Upload upload) {
        throw new IllegalArgumentException(name + " is a database and takes no file: " + upload.target());
    }

    @Override
    public String download(String path, Path target) {
        throw new IllegalArgumentException(name + " is a database and has no file " + path);
    }

    private synchronized SqlSession session(SqlCommand command) {
        return open.computeIfAbsent(command.database(), opening);
    }

    private synchronized void forget(SqlCommand command) {
        SqlSession session = open.remove(command.database());
        if (session != null) {
            session.close();
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(open.values()).forEach(SqlSession::close);
        open.clear();
    }
}
