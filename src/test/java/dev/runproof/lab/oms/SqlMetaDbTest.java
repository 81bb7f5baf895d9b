package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.LabClock;
import dev.runproof.sql.ConnectionLost;
import dev.runproof.sql.Databases;
import dev.runproof.sql.Rows;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.StatementFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of all nodes share a session for each login. */
class SqlMetaDbTest {
    private final Server server = new Server();
    private final SqlMetaDb metaDb = new SqlMetaDb(server, new StandingClock(), ZoneOffset.UTC);
    private final OmsConfig config = config();

    @Test
    void a_statement_that_fails_leaves_the_session_to_the_others_that_use_it() {
        server.lacksTables = true;

        assertThatThrownBy(() -> metaDb.hosts(config)).isInstanceOf(MetaDbLost.class);

        assertThat(metaDb.refuses(config)).isEmpty();
        assertThat(server.sessions)
                .singleElement()
                .satisfies(session -> assertThat(session.closed).isFalse());
    }

    @Test
    void a_session_that_broke_is_closed_and_the_next_question_opens_another() {
        server.breaks = true;
        assertThat(metaDb.refuses(config)).isPresent();
        server.breaks = false;

        assertThat(metaDb.refuses(config)).isEmpty();

        assertThat(server.sessions).extracting(session -> session.closed).containsExactly(true, false);
    }

    private static final class StandingClock implements LabClock {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pass(Duration labTime) {
            throw new AssertionError("nobody waits here");
        }

        @Override
        public double speed() {
            return 1;
        }
    }

    private static OmsConfig config() {
        try {
            return OmsConfig.parse("""
                    oms_meta_host: db.invalid
                    oms_meta_port: 3306
                    oms_meta_user: oms
                    oms_meta_password: kept
                    drc_rm_db: rm
                    drc_cm_db: cm
                    drc_cm_heartbeat_db: hb
                    cm_url: http://192.0.2.1:8088
                    cm_location: 1
                    cm_nodes: [192.0.2.1]
                    """);
        } catch (OmsConfig.Unusable e) {
            throw new AssertionError(e);
        }
    }

    /** A server that can have no tables, and can break every connection. */
    private static final class Server implements Databases {
        final List<Session> sessions = new ArrayList<>();
        boolean lacksTables;
        boolean breaks;

        @Override
        public SqlSession open(SqlTarget target) {
            var session = new Session(this, target);
            sessions.add(session);
            return session;
        }
    }

    private static final class Session implements SqlSession {
        private final Server server;
        private final SqlTarget target;
        boolean closed;

        Session(Server server, SqlTarget target) {
            this.server = server;
            this.target = target;
        }

        @Override
        public Rows query(SqlStatement statement) {
            assertThat(closed).isFalse();
            if (server.breaks) {
                throw new ConnectionLost(target, "gone", List.of(), null);
            }
            if (server.lacksTables && statement.text().contains("`cm`")) {
                throw new StatementFailed(target, statement.text(), 1146, "42S02", "no such table", null);
            }
            return Rows.of(List.of("one"), List.of(List.of("1")));
        }

        @Override
        public long update(SqlStatement statement) {
            throw new AssertionError("nothing is written here");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
