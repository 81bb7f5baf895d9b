package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.sql.ConnectionLost;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import dev.runproof.sql.SqlCommand;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.StatementFailed;
import dev.runproof.sql.structure.Survey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DatabaseSessionTest {
    private static final HostName METADB = new HostName("metadb");
    private static final SqlTarget TARGET = SqlTarget.of("db", 3306, "oms", new Secret("not-a-real-password"));
    private static final LedgerKey KEY = new LedgerKey("20261126-120000-own-abc", "4-1-a1");
    private static final Command DROP = SqlCommand.update("", "drop database scratch");

    @TempDir
    private Path folder;

    private final List<String> sent = new ArrayList<>();
    private final List<String> points = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private ToLongFunction<String> deed = text -> 3;

    private DatabaseSession session() {
        return new DatabaseSession(METADB, this::open, new ServiceLedger(folder), Clock.systemUTC(), points::add);
    }

    private SqlSession open(Optional<String> database) {
        opened.incrementAndGet();
        return new SqlSession() {
            @Override
            public Rows query(SqlStatement statement) {
                sent.add(database.orElse("-") + ": " + statement.text() + " " + statement.parameters());
                long unused = deed.applyAsLong(statement.text());
                return Rows.of(List.of("cfg_value"), List.of(List.of("{\n\t\"enable\": true}")));
            }

            @Override
            public long update(SqlStatement statement) {
                sent.add(database.orElse("-") + ": " + statement.text());
                return deed.applyAsLong(statement.text());
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private LedgerEntry.State ended(DatabaseSession session) {
        Awaitility.await().until(() -> state(session) != LedgerEntry.State.RUNNING);
        return state(session);
    }

    private static LedgerEntry.State state(DatabaseSession session) {
        return session.collect(KEY, 0, 0, OutputSink.NOWHERE).state();
    }

    @Test
    void a_query_answers_with_its_rows_and_binds_its_parameters() {
        try (var session = session()) {
            Answer answer = session.run(
                    SqlCommand.query("oms_rm", "select cfg_value from oms_normal_config where cfg_name=?", "ha.config"),
                    OutputSink.NOWHERE);
            assertThat(answer.exit()).isZero();
            assertThat(RowsText.read(answer.out()).only().text("cfg_value")).isEqualTo("{\n\t\"enable\": true}");
            assertThat(sent)
                    .containsExactly("oms_rm: select cfg_value from oms_normal_config where cfg_name=? [ha.config]");
        }
    }

    @Test
    void a_statement_that_the_server_refuses_ends_with_1_and_the_servers_words() {
        deed = text -> {
            throw new StatementFailed(TARGET, text, 1146, "42S02", "Table 'oms_rm.nothing' doesn't exist", null);
        };
        try (var session = session()) {
            Answer answer = session.run(SqlCommand.query("oms_rm", "select 1 from nothing"), OutputSink.NOWHERE);
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err()).startsWith("ERROR 1146 (42S02): ").contains("doesn't exist");
            session.start(KEY, DROP);
            assertThat(ended(session)).isEqualTo(LedgerEntry.State.DONE);
            assertThat(session.collect(KEY, 0, 0, OutputSink.NOWHERE).exit()).isEqualTo(1);
        }
    }

    @Test
    void a_lost_connection_counts_as_an_unreachable_host_and_the_next_query_connects_anew() {
        deed = text -> {
            throw new ConnectionLost(TARGET, "the connection broke", List.of(), null);
        };
        try (var session = session()) {
            Command query = SqlCommand.query("", "select 1");
            assertThatThrownBy(() -> session.run(query, OutputSink.NOWHERE)).isInstanceOf(HostUnreachable.class);
            deed = text -> 0;
            assertThat(session.run(query, OutputSink.NOWHERE).exit()).isZero();
            assertThat(opened).hasValue(2);
        }
    }

    @Test
    void a_change_is_sent_once_however_often_it_is_started() {
        try (var session = session()) {
            assertThat(state(session)).isEqualTo(LedgerEntry.State.NOT_STARTED);
            session.start(KEY, DROP);
            assertThat(ended(session)).isEqualTo(LedgerEntry.State.DONE);
            session.start(KEY, DROP);
        }
        try (var resumed = session()) {
            resumed.start(KEY, DROP);
            assertThat(state(resumed)).isEqualTo(LedgerEntry.State.DONE);
        }
        assertThat(sent).containsExactly("-: drop database scratch");
    }

    @Test
    void a_change_whose_end_nobody_saw_is_lost_and_never_sent_again() {
        deed = text -> {
            throw new ConnectionLost(TARGET, "the connection broke", List.of(), null);
        };
        try (var session = session()) {
            session.start(KEY, DROP);
            assertThat(ended(session)).isEqualTo(LedgerEntry.State.LOST);
        }
        try (var resumed = session()) {
            resumed.start(KEY, DROP);
            assertThat(state(resumed)).isEqualTo(LedgerEntry.State.LOST);
        }
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_long_change_is_under_way_until_it_ends_and_lost_for_a_runner_that_comes_meanwhile() throws Exception {
        var mayEnd = new CountDownLatch(1);
        deed = text -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 3;
        };
        try (var session = session();
                var another = session()) {
            session.start(KEY, DROP);
            assertThat(state(session)).isEqualTo(LedgerEntry.State.RUNNING);
            assertThat(state(another)).isEqualTo(LedgerEntry.State.LOST);
            mayEnd.countDown();
            assertThat(ended(session)).isEqualTo(LedgerEntry.State.DONE);
        }
    }

    @Test
    void every_statement_has_a_connection_of_its_own_and_a_held_key_leaves_none_open() {
        try (var session = session()) {
            session.run(SqlCommand.query("", "select 1"), OutputSink.NOWHERE);
            session.run(SqlCommand.query("", "select 1"), OutputSink.NOWHERE);
            session.start(KEY, DROP);
            assertThat(ended(session)).isEqualTo(LedgerEntry.State.DONE);
            session.start(KEY, DROP);
        }
        assertThat(opened).hasValue(4);
        Awaitility.await().untilAsserted(() -> assertThat(closed).hasValue(4));
    }

    @Test
    void a_survey_answers_like_a_query_and_its_refusal_is_the_servers() {
        deed = text -> {
            throw new StatementFailed(TARGET, text, 1142, "42000", "SELECT command denied", null);
        };
        try (var session = session()) {
            Answer answer = session.run(Survey.structure("oms_rm"), OutputSink.NOWHERE);
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err()).startsWith("ERROR 1142 (42000): ");
            assertThat(sent).hasSize(1).allMatch(it -> it.contains("information_schema.schemata"));
        }
    }

    @Test
    void a_change_is_no_reading_and_a_shells_command_is_no_statement() {
        try (var session = session()) {
            assertThatThrownBy(() -> session.run(DROP, OutputSink.NOWHERE)).hasMessageContaining("started, not run");
            assertThatThrownBy(() ->
                            session.run(Command.of("ls", "-l", "/").within(Duration.ofSeconds(1)), OutputSink.NOWHERE))
                    .hasMessageContaining("a database takes 'query' or 'update'");
        }
        assertThat(sent).isEmpty();
    }
}
