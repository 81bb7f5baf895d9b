package dev.runproof.sql.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.SqlTarget;
import dev.runproof.sql.mysql.MySqlDatabases;
import dev.runproof.sql.structure.Fingerprint.Contents;
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
        return new FingerprintReader(session, session, LIMIT).read(database).orElseThrow();
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
            boolean schema = change.matches("(alter|create|rename) (table|view|trigger|procedure|function|event) .*");
            assertThat(!changes.structure().isEmpty()).isEqualTo(schema);
            assertThat(!changes.database().isEmpty()).isEqualTo(change.startsWith("alter database"));
        }
    }

    @Test
    void a_missing_database_has_no_fingerprint_and_an_empty_one_has() {
        try (var session = server.session()) {
            assertThat(new FingerprintReader(session, session, LIMIT).read("SCRATCH"))
                    .isEmpty();
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
    void a_server_that_knows_no_checksums_sums_up_its_rows() {
        try (var session = server.session()) {
            session.update(SqlStatement.of("set foreign_key_checks = 0"));
            var reader = new FingerprintReader(session, new NoChecksums(session), LIMIT);
            var before = reader.read("random").orElseThrow();
            var checksums = read(session, "random");
            assertThat(before.contents().get("t1").checksum().orElseThrow()).matches("sum [0-9]+");
            assertThat(FingerprintChanges.between(before, reader.read("random").orElseThrow())
                            .equal())
                    .isTrue();
            assertThat(FingerprintChanges.between(before, checksums).rows()).isNotEmpty();
            session.update(SqlStatement.of("update random.t0 set c1 = null where id = 2"));
            session.update(SqlStatement.of("update random.t1 set c1 = '' where id = 2"));
            session.update(SqlStatement.of("update random.t1 set c1 = 'NULL' where c1 is null"));
            assertThat(FingerprintChanges.between(before, reader.read("random").orElseThrow())
                            .rows())
                    .hasSizeBetween(1, 2);
        }
    }

    @Test
    void without_any_sum_rows_stay_unproven() {
        try (var session = server.session()) {
            session.update(SqlStatement.of("create table scratch.t (i int)"));
            var seen = read(session, "scratch");
            var without = new Fingerprint(
                    seen.characterSet(),
                    seen.collation(),
                    seen.structure(),
                    Map.of("t", new Contents(0, Optional.empty())));
            assertThat(FingerprintChanges.between(without, without).unproven()).containsExactly("t");
        }
    }
}
