package dev.runproof.sql.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Secret;
import dev.runproof.sql.ConnectionLost;
import dev.runproof.sql.DatabaseLoginRefused;
import dev.runproof.sql.DatabaseUnreachable;
import dev.runproof.sql.ResultRefused;
import dev.runproof.sql.RowLimit;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.SqlTls;
import dev.runproof.sql.StatementFailed;
import dev.runproof.sql.StatementOverdue;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions to a real server. */
@Timeout(60)
class MySqlSessionTest {
    private static final String AWKWARD = "quote ' double \" back \\ line\nfeed tab\t \uD83D\uDC18 大 {d x} ? %";

    private static DatabaseUnderTest server;
    private SqlSession session;

    @BeforeAll
    static void up() throws Exception {
        server = DatabaseUnderTest.up();
    }

    @AfterAll
    static void down() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        session = server.session();
        session.update(SqlStatement.of("create database t character set utf8mb4 collate utf8mb4_bin"));
    }

    @AfterEach
    void close() {
        session.close();
        try (var other = server.session()) {
            other.update(SqlStatement.of("drop database t"));
        }
    }

    private static String value(SqlSession session, String text, Object... parameters) {
        return session.query(SqlStatement.of(text, parameters)).only().values().get(0);
    }

    @Test
    void a_user_with_tenant_and_cluster_is_one_name() {
        assertThat(value(session, "select user()")).isEqualTo(DatabaseUnderTest.USER + "@127.0.0.1");
    }

    @Test
    void text_comes_back_as_it_was_bound() {
        assertThat(value(session, "select ?", AWKWARD)).isEqualTo(AWKWARD);
        session.update(SqlStatement.of("create table t.x (a varchar(200) character set utf8mb4)"));
        session.update(SqlStatement.of("insert into t.x values (?)", AWKWARD));
        assertThat(value(session, "select hex(a) from t.x")).startsWith("71756F746520272064");
        assertThat(value(session, "select a from t.x")).isEqualTo(AWKWARD);
    }

    @Test
    void a_statement_without_parameters_is_sent_as_it_is() {
        assertThat(value(session, "select '{d ?} \\\\ {\"enable\":true}'")).isEqualTo("{d ?} \\ {\"enable\":true}");
    }

    @Test
    void values_are_the_texts_of_the_server() {
        session.update(SqlStatement.of("create table t.v (z datetime, n decimal(40,10), u bigint unsigned,"
                + " f double, t timestamp(6) null, l varchar(5) character set latin1)"));
        session.update(SqlStatement.of("insert into t.v values ('0000-00-00', 123456789012345678901234567890.1,"
                + " 18446744073709551615, 1e300, null, 'é')"));
        var row = session.query(SqlStatement.of("select * from t.v")).only();
        assertThat(row.values())
                .containsExactly(
                        "0000-00-00 00:00:00",
                        "123456789012345678901234567890.1000000000",
                        "18446744073709551615",
                        "1e300",
                        null,
                        "é");
        assertThat(row.value("T")).isNull();
        assertThatThrownBy(() -> row.text("t"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the column t holds null");
    }

    @Test
    void every_kind_of_value_can_be_bound() {
        var row = session.query(new SqlStatement(
                        "select ? s, ? i, ? l, ? d, ? b, ? z, ? w",
                        Arrays.asList(
                                "text",
                                7,
                                5_000_000_000L,
                                new BigDecimal("1.50"),
                                true,
                                null,
                                new Secret("canary of a value")),
                        SqlStatement.LIMIT,
                        RowLimit.USUAL))
                .only();
        assertThat(row.values()).containsExactly("text", "7", "5000000000", "1.50", "1", null, "canary of a value");
        assertThatThrownBy(() -> SqlStatement.of("select ?", new Object()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThatThrownBy(() -> value(session, "select unhex('ff00') as picture"))
                .isInstanceOf(ResultRefused.class)
                .hasMessageEndingWith("returns bytes that are no text in the column picture: select hex() of it");
        assertThat(value(session, "select 1")).isEqualTo("1");
    }

    @Test
    void changed_rows_are_counted() {
        session.update(SqlStatement.of("create table t.n (i int)"));
        assertThat(session.update(SqlStatement.of("insert into t.n values (1), (2), (3)")))
                .isEqualTo(3);
        assertThat(session.update(SqlStatement.of("update t.n set i = 3"))).isEqualTo(2);
        assertThat(session.update(SqlStatement.of("delete from t.n limit ?", 2)))
                .isEqualTo(2);
        assertThat(session.update(SqlStatement.of("drop table t.n"))).isZero();
    }

    @Test
    void a_second_statement_in_one_call_is_refused_and_the_first_not_carried_out() {
        session.update(SqlStatement.of("create table t.two (i int)"));
        assertThatThrownBy(() -> session.update(SqlStatement.of("insert into t.two values (1); drop table t.two")))
                .isInstanceOfSatisfying(
                        StatementFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo(1064));
        assertThat(value(session, "select count(*) from t.two")).isEqualTo("0");
    }

    @Test
    void a_failed_statement_tells_code_and_state_and_no_secret() {
        assertThatThrownBy(() -> session.update(
                        SqlStatement.of("insert into missing.x values (?)", new Secret("canary of a failure"))))
                .isInstanceOfSatisfying(StatementFailed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(1146);
                    assertThat(failed.sqlState()).isEqualTo("42S02");
                    assertThat(failed.status()).isEqualTo(ExitStatus.FAILED);
                })
                .hasMessage("[SQL-FAILED] 127.0.0.1:" + server.database().port()
                        + ": 'insert into missing.x values (?)' failed with 1146 (42S02):"
                        + " Table 'missing.x' doesn't exist");
        assertThatThrownBy(() -> session.query(
                        SqlStatement.of("select 1 from dual wher ?", new Secret("canary near the fault"))))
                .hasMessageContaining("[secret]")
                .hasNoCause()
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("canary");
    }

    @Test
    void a_statement_ends_at_its_limit_and_the_session_goes_on() {
        assertThatThrownBy(() -> session.query(SqlStatement.of("select sleep(20) from (select 1 union select 2) two")
                        .within(Duration.ofMillis(400))))
                .isInstanceOf(StatementOverdue.class)
                .hasMessageContaining("did not end within PT0.4S and was stopped");
        assertThat(value(session, "select 1")).isEqualTo("1");
    }

    @Test
    void more_than_was_allowed_is_refused_and_the_session_goes_on() {
        String three = "select 1 as i union all select 2 union all select 3";
        assertThat(session.query(SqlStatement.of(three).atMost(new RowLimit(3, 3)))
                        .rows())
                .hasSize(3);
        assertThatThrownBy(() -> session.query(SqlStatement.of(three).atMost(new RowLimit(2, 100))))
                .isInstanceOf(ResultRefused.class)
                .hasMessageEndingWith("'" + three + "' returns more than 2 rows");
        assertThatThrownBy(() -> session.query(SqlStatement.of(three).atMost(new RowLimit(5, 2))))
                .isInstanceOf(ResultRefused.class)
                .hasMessageEndingWith("returns more than 2 bytes");
        assertThat(value(session, "select 1")).isEqualTo("1");
    }

    @Test
    void a_connection_that_breaks_leaves_the_outcome_open_and_nothing_is_sent_afterwards() {
        assertThatThrownBy(() -> session.update(SqlStatement.of("kill connection connection_id()")))
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("the connection broke after 'kill connection connection_id()' was sent");
        assertThatThrownBy(() -> session.update(SqlStatement.of("drop database t")))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageEndingWith("the session is gone; 'drop database t' was not sent");
        session.close();
        try (var other = server.session()) {
            assertThat(value(other, "select count(*) from information_schema.schemata where schema_name='t'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_wrong_password_is_refused_without_telling_it() {
        var wrong = SqlTarget.of(
                        "127.0.0.1", server.database().port(), DatabaseUnderTest.USER, new Secret("canary, wrong"))
                .over(SqlTls.DISABLED);
        assertThatThrownBy(() -> new MySqlDatabases().open(wrong))
                .isInstanceOf(DatabaseLoginRefused.class)
                .hasMessage("[SQL-LOGIN] 127.0.0.1:" + server.database().port()
                        + ": 'root@oms#obcluster' may not log in: Access denied for user"
                        + " 'root@oms#obcluster'@'127.0.0.1' (using password: YES)");
    }

    @Test
    void a_default_database_is_used_and_a_missing_one_told() {
        try (var inside = new MySqlDatabases().open(server.target().in("t"))) {
            assertThat(value(inside, "select database()")).isEqualTo("t");
        }
        assertThatThrownBy(() -> new MySqlDatabases().open(server.target().in("a/b? c")))
                .isInstanceOfSatisfying(
                        StatementFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo(1049))
                .hasMessageEndingWith("Unknown database 'a/b? c'");
    }

    @Test
    void a_closed_port_is_unreachable() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() ->
                        new MySqlDatabases().open(SqlTarget.of("127.0.0.1", port, "root", DatabaseUnderTest.PASSWORD)))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessage(
                        "[SQL-UNREACHABLE] 127.0.0.1:" + port + ": Communications link failure: Connection refused");
    }

    @Test
    void a_server_that_says_nothing_is_unreachable_after_its_time() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var target = SqlTarget.of("127.0.0.1", silent.getLocalPort(), "root", DatabaseUnderTest.PASSWORD)
                    .patient(Duration.ofSeconds(2), Duration.ofMillis(300));
            assertThatThrownBy(() -> new MySqlDatabases().open(target))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("Read timed out");
        }
    }

    @Test
    void labels_are_found_in_any_case() {
        var rows = session.query(SqlStatement.of("select 'a' as Engine, null as note"));
        assertThat(rows.columns()).isEqualTo(List.of("Engine", "note"));
        assertThat(rows.only().text("ENGINE")).isEqualTo("a");
        assertThatThrownBy(() -> rows.only().text("engin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no column 'engin' among [Engine, note]");
    }
}
