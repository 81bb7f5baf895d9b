package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.OutputFormatException;
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
import dev.runproof.sql.structure.Survey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database server in the place of a host. A query answers with {@link RowsText}, a {@link Survey} with its own text; a
 * statement that the server refused ends with status 1 and the server's words on stderr, as its own client would.
 *
 * <p>What changes the database goes through the {@link ServiceLedger}: a statement that was sent and whose end nobody saw is
 * lost, and never sent a second time by itself.
 *
 * <p>Every statement has a connection of its own, a survey two: there is none to find dead after a long action, and none to close.
 */
final class DatabaseSession implements Session {
    private static final int REFUSED = 1;

    private final HostName name;
    private final Function<Optional<String>, SqlSession> opening;
    private final ServiceLedger ledger;
    private final Clock clock;
    private final Consumer<String> points;

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
        Instant at = clock.instant();
        long began = System.nanoTime();
        ServiceEnd end = ended(command);
        return end.into(sink, at, Duration.ofNanos(System.nanoTime() - began));
    }

    private ServiceEnd ended(Command command) {
        try {
            return new ServiceEnd(0, answered(command), "");
        } catch (StatementFailed refused) {
            return new ServiceEnd(REFUSED, "", told(refused));
        } catch (OutputFormatException tooLong) {
            return new ServiceEnd(REFUSED, "", tooLong.getMessage() + "\n");
        } catch (DatabaseUnreachable | ConnectionLost gone) {
            throw new HostUnreachable(name, String.valueOf(gone.getMessage()), gone.next(), gone);
        } catch (StatementOverdue overdue) {
            throw new CommandOverdue(name, String.valueOf(overdue.getMessage()), overdue.next(), overdue);
        }
    }

    private String answered(Command command) {
        Optional<Survey> survey = Survey.of(command);
        if (survey.isPresent()) {
            return surveyed(survey.get());
        }
        SqlCommand asked = SqlCommand.of(command);
        if (asked.kind() != SqlCommand.Kind.QUERY) {
            throw new IllegalArgumentException("what changes a database is started, not run: " + command);
        }
        return answered(asked.database(), session -> RowsText.write(session.query(asked.statement())));
    }

    private String answered(Optional<String> database, Function<SqlSession, String> question) {
        try (SqlSession session = opening.apply(database)) {
            points.accept("before query " + name);
            String answer = question.apply(session);
            points.accept("after query " + name);
            return answer;
        }
    }

    private String surveyed(Survey survey) {
        try (SqlSession summing = opening.apply(Optional.empty())) {
            return answered(Optional.empty(), session -> survey.answer(session, summing));
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
            session = opening.apply(change.database());
        } catch (DatabaseUnreachable gone) {
            throw new HostUnreachable(name, String.valueOf(gone.getMessage()), gone.next(), gone);
        } catch (StatementFailed noSuchDatabase) {
            boolean unused = ledger.begin(key, () -> new ServiceEnd(REFUSED, "", told(noSuchDatabase)));
            return;
        }
        points.accept("before start " + name);
        boolean begun = ledger.begin(key, () -> {
            try (session) {
                points.accept("before update " + name);
                long rows = session.update(change.statement());
                points.accept("after update " + name);
                return new ServiceEnd(0, rows + " rows affected\n", "");
            } catch (StatementFailed refused) {
                return new ServiceEnd(REFUSED, "", told(refused));
            }
        });
        points.accept("after start " + name);
        if (!begun) {
            session.close();
        }
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

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
