package dev.runproof.product.oms.metadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.product.oms.metadb.Fingerprint.Contents;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Random databases in a real server: equal after a backup was restored, different after any single change. */
@Timeout(60)
class FingerprintPropertyTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @SuppressWarnings("unused") // the source of a parameterized test
    private static final java.util.List<String> CHANGES = RandomDatabase.CHANGES;

    private static DatabaseUnderTest server;
    private static Random random;
    private SqlTarget target;

    @BeforeAll
    static void up() throws Exception {
        server = DatabaseUnderTest.up();
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("FingerprintPropertyTest: seed " + seed + ", repeat with -Dseed=" + seed);
        random = new Random(seed);
    }

    @AfterAll
    static void down() throws Exception {
        server.close();
    }

    @BeforeEach
    void make() {
        target = server.target().in("random");
        try (var session = server.session()) {
            for (String database : java.util.List.of("random", "scratch")) {
                session.update(SqlStatement.of("drop database if exists " + database));
                session.update(
                        SqlStatement.of("create database " + database + " character set utf8mb4 collate utf8mb4_bin"));
            }
        }
        try (var session = new MySqlDatabases().open(target)) {
            new RandomDatabase(random).made().forEach(text -> session.update(SqlStatement.of(text)));
        }
    }

    private static Fingerprint read(SqlSession session, String database) {
        return new FingerprintReader(session, LIMIT).read(database).orElseThrow();
    }

    @Test
    void equal_after_a_backup_was_restored() throws Exception {
        for (int i = 0; i < 4; i++) {
            make();
            var dump = server.client(
                    "mysqldump",
                    "",
                    "--single-transaction",
                    "--triggers=false",
                    "--no-tablespaces",
                    "--hex-blob",
                    "--default-character-set=utf8mb4",
                    "random");
            assertThat(dump.exit()).isZero();
            assertThat(server.client("mysql", dump.out(), "scratch").exit()).isZero();
            try (var session = server.session()) {
                var changes = FingerprintChanges.between(read(session, "random"), read(session, "scratch"));
                assertThat(changes.sentences()).isEmpty();
                assertThat(changes.equal()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void different_after_a_single_change(String change) {
        try (var session = new MySqlDatabases().open(target)) {
            session.update(SqlStatement.of("set foreign_key_checks = 0"));
            var before = read(session, "random");
            assertThat(FingerprintChanges.between(before, read(session, "random"))
                            .equal())
                    .isTrue();
            session.update(SqlStatement.of(change));
            var changes = FingerprintChanges.between(before, read(session, "random"));
            assertThat(changes.found()).as(changes.sentences().toString()).isTrue();
            boolean schema = change.matches("(alter|create|rename) (table|view) .*");
            assertThat(!changes.structure().isEmpty()).isEqualTo(schema);
            assertThat(!changes.database().isEmpty()).isEqualTo(change.startsWith("alter database"));
        }
    }

    @Test
    void a_missing_database_has_no_fingerprint_and_an_empty_one_has() {
        try (var session = server.session()) {
            assertThat(new FingerprintReader(session, LIMIT).read("SCRATCH")).isEmpty();
            assertThat(read(session, "scratch").contents()).isEmpty();
            assertThat(StructureReader.read(session, "nowhere").tables()).isEmpty();
        }
    }

    @Test
    void names_that_need_quotes_are_read_and_those_of_another_case_left_alone() {
        try (var session = server.session()) {
            session.update(SqlStatement.of("create table scratch.`a``b c` (`x y` int)"));
            session.update(SqlStatement.of("insert into scratch.`a``b c` values (1)"));
            session.update(SqlStatement.of("create or replace database SCRATCH"));
            session.update(SqlStatement.of("create table SCRATCH.other (i int)"));
            assertThat(read(session, "scratch").contents()).containsOnlyKeys("a`b c");
            assertThat(read(session, "scratch").contents().get("a`b c").rows()).isEqualTo(1);
            session.update(SqlStatement.of("drop database SCRATCH"));
        }
    }

    @Test
    void a_server_that_knows_no_checksums_leaves_rows_unproven() {
        try (var session = server.session()) {
            var without = new FingerprintReader(new NoChecksums(session), LIMIT)
                    .read("random")
                    .orElseThrow();
            assertThat(without.contents().get("t1").checksum()).isEmpty();
            assertThat(FingerprintChanges.between(without, without).unproven()).containsExactly("t0", "t1", "t2", "t3");
            Map<String, Contents> rows = read(session, "random").contents();
            assertThat(rows.get("t1").checksum()).isNotEqualTo(Optional.empty());
        }
    }
}
