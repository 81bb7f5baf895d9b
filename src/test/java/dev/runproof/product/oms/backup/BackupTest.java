package dev.runproof.product.oms.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.evidence.Canaries;
import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.Verdict;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A4 and A5 with real clients, a real server and a real shell. */
class BackupTest extends OnAMetaDb {
    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_set_is_dumped_proved_and_written_down() throws Exception {
        Judgement dumped = metaDb.dumped();
        assertThat(dumped.verdict()).as(dumped.toString()).isEqualTo(Verdict.PASS);
        assertThat(metaDb.set()).isEqualTo(metaDb.sets().resolve(metaDb.facts.get(Facts.RUN)));
        assertThat(mode(metaDb.set())).isEqualTo("rwx------");
        for (String database : List.of(metaDb.rm(), metaDb.cm(), metaDb.hb(), metaDb.hb1())) {
            assertThat(mode(metaDb.set().resolve(database + ".sql"))).isEqualTo("rw-------");
        }
        Judgement proved = metaDb.step(metaDb.backups().proved());
        assertThat(proved.verdict()).as(proved.toString()).isEqualTo(Verdict.PASS);
        assertThat(proved.actual()).contains(metaDb.rm() + " equal, ", metaDb.hb1() + " equal, ");
        assertThat(metaDb.scratchDatabases()).isEmpty();

        var written = metaDb.backups().manifestIsWritten(facts -> Map.of("T1", "2026-11-21T02:00:00Z"));
        assertThat(metaDb.step(written).verdict()).isEqualTo(Verdict.PASS);
        assertThat(metaDb.step(written).verdict()).as("once more, the same").isEqualTo(Verdict.PASS);
        Path manifest = metaDb.set().resolve("manifest.yaml");
        assertThat(mode(manifest)).isEqualTo("rw-------");
        assertThat(Files.readString(manifest))
                .contains(
                        "\"T1\": \"2026-11-21T02:00:00Z\"",
                        "  - name: \"" + metaDb.cm() + "\"",
                        "CREATE DATABASE `" + metaDb.cm() + "` CHARACTER SET utf8mb4 COLLATE ",
                        "checksum: ");
        Object read = new org.yaml.snakeyaml.Yaml().load(Files.readString(manifest));
        assertThat(read).isInstanceOf(Map.class);
        Judgement other =
                metaDb.step(metaDb.backups().manifestIsWritten(facts -> Map.of("T1", "2026-11-22T02:00:00Z")));
        assertThat(other.actual()).contains("is there already and says something else");
        new Canaries(Map.of("password", DatabaseUnderTest.PASSWORD.reveal())).areNotBelow(folder);
    }

    private void writeCode() {
        List.of(
                        "create trigger warden before insert on host for each row begin\n  -- who comes in; \"and\" 'out'\n"
                                + "  set @seen = 'ü;'; /* twice */\nend",
                        "create procedure clerk(a int)\nbegin\n  -- a;\n  select a;\nend",
                        "create function twice(a int) returns int deterministic return 2 * a")
                .forEach(text -> metaDb.updateIn(metaDb.cm(), text));
    }

    /** No event: MariaDB takes none of an account whose name holds an @ from its own dump. */
    @Test
    void triggers_and_routines_come_back_as_they_were_with_their_comments() {
        writeCode();
        metaDb.hasCode = true;
        assertThat(metaDb.dumped().verdict()).isEqualTo(Verdict.PASS);
        Judgement proved = metaDb.step(metaDb.backups().proved());
        assertThat(proved.verdict()).as(proved.toString()).isEqualTo(Verdict.PASS);
    }

    /** As when they were made after the survey, or when the account may read them and not dump them. */
    @Test
    void a_dump_without_the_triggers_routines_and_events_of_its_database_is_no_backup() {
        writeCode();
        metaDb.updateIn(metaDb.cm(), "create event nightly on schedule every 1 day disable do set @night = 1");
        metaDb.dumped();
        Judgement proved = metaDb.step(metaDb.backups().proved());
        assertThat(proved.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proved.actual())
                .contains(
                        "trigger warden removed: BEFORE INSERT on host",
                        "procedure clerk removed: ",
                        "function twice removed: ",
                        "event nightly removed: DISABLED 1 DAY");
    }

    /** The server keeps the text of a trigger as it was written, so that its dump is about one database only. */
    @Test
    void what_cannot_be_restored_into_another_database_is_told_with_its_name() {
        metaDb.updateIn(
                metaDb.cm(),
                "create trigger `" + metaDb.cm() + "`.warden before insert on host for each row set @seen = 1");
        metaDb.hasCode = true;
        metaDb.dumped();
        Judgement proved = metaDb.step(metaDb.backups().proved());
        assertThat(proved.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(proved.actual()).containsPattern("ERROR 1359 .* at line [0-9]+: Trigger .*warden.* already exists");
    }

    @Test
    void a_second_attempt_has_a_directory_of_its_own_and_leaves_the_first_set_alone() throws Exception {
        metaDb.backedUp();
        Path first = metaDb.set();
        String content = Files.readString(first.resolve(metaDb.cm() + ".sql"));
        metaDb.update("insert into `" + metaDb.hb()
                + "`.heatbeat_sequence (gmt_created, gmt_modified) values (now(), now())");
        assertThat(metaDb.dumped().verdict()).isEqualTo(Verdict.PASS);
        assertThat(metaDb.set()).isEqualTo(Path.of(first + "-2"));
        assertThat(Files.readString(first.resolve(metaDb.cm() + ".sql"))).isEqualTo(content);
    }

    @Test
    void no_backup_is_taken_of_databases_that_may_belong_to_the_new_version() {
        Judgement judged = metaDb.step(metaDb.backups().dumped(facts -> true));
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual()).contains("an initialisation of the new version may have begun");
        assertThat(metaDb.sets()).doesNotExist();
    }

    @Test
    void a_long_dump_tells_how_far_it_is() {
        metaDb.mysqldumpIs("""
                case " $* " in *" %s "*) $real "$@"; sleep 2.3 ;; *) exec $real "$@" ;; esac
                """.formatted(metaDb.rm()));
        assertThat(metaDb.dumped().verdict()).isEqualTo(Verdict.PASS);
        assertThat(metaDb.facts.get(Dumps.ANSWER).out())
                .containsPattern("progress " + metaDb.rm() + ": 0 of about [0-9]+ MB(, about [0-9]+ s left)?\n");
    }

    /** SIM-F09. */
    @Test
    void a_disk_that_is_full_stops_with_the_clients_status_and_the_statement_that_was_cut() {
        metaDb.mysqldumpIs("""
                $real "$@" 2>/dev/null | head -c 4000
                echo 'mysqldump: Got errno 28 on write' >&2
                exit 5
                """);
        Judgement judged = metaDb.dumped();
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .contains(
                        metaDb.rm() + ": mysqldump ended with 5 and left 4000 bytes: mysqldump: Got errno 28 on write",
                        metaDb.rm() + ": it is not complete: cut-statement, the statement that begins on line ",
                        "is unusable; nothing else has changed");
        assertThat(metaDb.drops()).isEmpty();
    }

    /** SIM-F10. */
    @Test
    void a_database_that_does_not_exist_has_a_dump_without_an_end() {
        metaDb.update("drop database `" + metaDb.cm() + "`");
        Judgement judged = metaDb.dumped();
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .contains(metaDb.cm() + ": mysqldump ended with 2", metaDb.cm() + ": it is not complete: no-marker; ");
        assertThat(metaDb.set().resolve(metaDb.rm() + ".sql")).exists();
    }

    /** SIM-F11. */
    @Test
    void a_dump_that_lacks_a_table_is_no_backup_whatever_its_exit_status() {
        metaDb.mysqldumpIs("""
                case " $* " in
                  *" %1$s "*) exec $real "$@" --ignore-table=%1$s.host ;;
                  *) exec $real "$@" ;;
                esac
                """.formatted(metaDb.cm()));
        must(metaDb.dumped());
        Judgement judged = metaDb.step(metaDb.backups().proved());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual()).contains(metaDb.cm() + ": the dump lacks the tables host");
    }

    /** SIM-F12. */
    @Test
    void a_forgotten_writer_is_seen_by_the_numbers_of_rows() {
        metaDb.before = move -> {
            if (move instanceof Probe<?> probe && probe.yields().equals(Known.MANIFEST)) {
                metaDb.update("insert into `" + metaDb.hb1()
                        + "`.heatbeat_sequence (gmt_created, gmt_modified) values (now(), now())");
            }
        };
        must(metaDb.dumped());
        Judgement judged = metaDb.step(metaDb.backups().proved());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .containsPattern(metaDb.hb1() + ": the dump has [0-9]+ rows of heatbeat_sequence, the database [0-9]+:"
                        + " somebody has written since");
    }

    @Test
    void a_dump_that_would_leave_the_scratch_database_is_refused() {
        metaDb.mysqldumpIs("""
                exec $real "$@" --databases
                """);
        must(metaDb.dumped());
        metaDb.update("delete from `" + metaDb.rm() + "`.oms_normal_config limit 1");
        String rows = metaDb.only("select count(*) from `" + metaDb.rm() + "`.oms_normal_config");
        Judgement judged = metaDb.step(metaDb.backups().proved());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .contains(metaDb.rm() + ": the dump chooses, alters, creates or drops a database itself");
        assertThat(metaDb.only("select count(*) from `" + metaDb.rm() + "`.oms_normal_config"))
                .as("a restore would have made the table anew")
                .isEqualTo(rows);
    }

    @Test
    void a_dump_that_loses_contents_and_keeps_their_number_fails_the_proof() {
        metaDb.mysqldumpIs("""
                $real "$@" | sed 's/ha\\.config/ha.c0nfig/'
                """);
        assertThat(metaDb.dumped().verdict()).isEqualTo(Verdict.PASS);
        Judgement judged = metaDb.step(metaDb.backups().proved());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual()).contains(metaDb.rm() + ": rows of oms_normal_config are others: checksum ");
        assertThat(metaDb.scratchDatabases()).isEmpty();
    }

    @Test
    void a_dump_that_does_not_restore_fails_the_proof_and_its_data_is_not_told() throws Exception {
        metaDb.mysqldumpIs("""
                $real "$@" | sed 's/^INSERT INTO .oms_normal_config. VALUES/INSERT INTO `oms_normal_config` VALUES (1,2),/'
                """);
        must(metaDb.dumped());
        Judgement judged = metaDb.step(metaDb.backups().proved());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .containsPattern("last line: " + metaDb.rm()
                        + ": the trial restore failed: ERROR [0-9]+ \\([0-9A-Z]+\\) at line [0-9]+$");
        assertThat(metaDb.scratchDatabases()).isEmpty();
    }

    @Test
    void a_dump_that_was_cut_and_ended_well_fails_the_proof_wherever_it_was_cut() {
        Map.of(
                        "head -c 4000",
                        "; the file does not end as a whole dump does",
                        "sed '/^-- Dump completed/d'",
                        metaDb.rm() + ": it is not complete: no-marker; ")
                .forEach((cut, told) -> {
                    metaDb.mysqldumpIs("""
                            case " $* " in *" %s "*) $real "$@" | %s ;; *) exec $real "$@" ;; esac
                            """.formatted(metaDb.rm(), cut));
                    must(metaDb.dumped());
                    Judgement judged = metaDb.step(metaDb.backups().proved());
                    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(judged.actual()).as(cut).contains(told);
                    assertThat(metaDb.scratchDatabases()).isEmpty();
                });
    }

    @Test
    void a_scratch_database_of_a_killed_run_is_swept_and_one_of_somebody_else_left_alone() throws Exception {
        Path killed = Files.createDirectories(metaDb.sets().resolve("20261126-000000-own-dead"));
        Files.writeString(killed.resolve("scratch"), "oms_rm_rp_20261126_000000_own_dead\nmysql\n");
        metaDb.update("create database oms_rm_rp_20261126_000000_own_dead");
        metaDb.update("create database other_rp_by_hand");
        metaDb.backedUp();
        assertThat(metaDb.scratchDatabases()).containsExactly("other_rp_by_hand");
        metaDb.update("drop database other_rp_by_hand");
    }

    @Test
    void a_scratch_database_never_takes_a_name_that_exists() {
        must(metaDb.dumped());
        String taken = Proof.scratch(metaDb.rm(), metaDb.facts.get(Facts.RUN));
        metaDb.update("create database `" + taken + "`");
        metaDb.update("create table `" + taken + "`.precious (i int)");
        for (int i = 0; i < 2; i++) {
            Judgement judged = metaDb.step(metaDb.backups().proved());
            assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judged.actual())
                    .endsWith(metaDb.rm() + ": there is a database " + taken + " already, and no run has made it");
        }
        assertThat(metaDb.only("select count(*) from `" + taken + "`.precious")).isEqualTo("0");
        metaDb.update("drop database `" + taken + "`");
    }

    private static void must(Judgement judged) {
        assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.PASS);
    }

    @Test
    void names_of_scratch_databases_are_short_enough() {
        assertThat(Proof.scratch("x".repeat(64), "20261127-020000-own-abc"))
                .hasSize(64)
                .endsWith("_rp_20261127_020000_own_abc");
        assertThat(Proof.scratch("oms_rm", "20261127-020000-own-abc")).isEqualTo("oms_rm_rp_20261127_020000_own_abc");
    }

    @Test
    void the_highest_number_of_heartbeats_stays_alone() {
        String table = "`" + metaDb.hb() + "`.heatbeat_sequence";
        metaDb.update("insert into " + table + " (gmt_created, gmt_modified) select now(), now() from `" + metaDb.hb()
                + "`.seq_1_to_12000");
        String highest = metaDb.only("select max(id) from " + table);
        metaDb.update("delete from `" + metaDb.hb1() + "`.heatbeat_sequence");
        Judgement judged = metaDb.step(metaDb.backups().pruned());
        must(judged);
        assertThat(judged.actual())
                .isEqualTo(metaDb.hb() + ": " + highest + " alone is left; " + metaDb.hb1() + ": there are no numbers");
        assertThat(metaDb.only("select concat(count(*), ' ', max(id)) from " + table))
                .isEqualTo("1 " + highest);
        assertThat(judged.notes()).isEmpty();
    }

    /** SIM-F08. */
    @Test
    void numbers_that_cannot_be_deleted_are_a_warning() {
        metaDb.mysqlIs("""
                case " $* " in *' delete from '*) echo 'ERROR 1205 (HY000): Lock wait timeout exceeded' >&2; exit 1 ;; esac
                exec $real "$@"
                """);
        metaDb.update("insert into `" + metaDb.hb()
                + "`.heatbeat_sequence (gmt_created, gmt_modified) values (now(), now()), (now(), now())");
        Judgement judged = metaDb.step(metaDb.backups().pruned());
        must(judged);
        assertThat(judged.notes())
                .contains(
                        "warning: " + metaDb.hb() + ": ERROR 1205 (HY000): Lock wait timeout exceeded",
                        "warning: " + metaDb.hb()
                                + ": heatbeat_sequence is not pruned, the run goes on with the larger table");
    }

    /** As a backup of the whole server holds it for as long as it takes. */
    private SqlSession locked() {
        SqlSession backup = metaDb.session();
        backup.update(SqlStatement.of("flush tables with read lock"));
        return backup;
    }

    @Test
    void numbers_behind_a_lock_are_not_waited_for_and_the_warning_names_it() {
        metaDb.mysqlIsImpatient();
        metaDb.update("insert into `" + metaDb.hb()
                + "`.heatbeat_sequence (gmt_created, gmt_modified) values (now(), now()), (now(), now())");
        try (var backup = locked()) {
            Judgement judged = metaDb.step(metaDb.backups().pruned());
            must(judged);
            assertThat(judged.notes())
                    .anyMatch(note -> note.startsWith("warning: " + metaDb.hb() + ": ERROR 1205 ")
                            && note.contains("Lock wait timeout exceeded"))
                    .contains("warning: " + metaDb.hb()
                            + ": heatbeat_sequence is not pruned, the run goes on with the larger table");
        }
    }

    @Test
    void a_trial_restore_behind_a_lock_fails_and_names_it() {
        must(metaDb.dumped());
        metaDb.mysqlIsImpatient();
        try (var backup = locked()) {
            Judgement judged = metaDb.step(metaDb.backups().proved());
            assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(judged.actual())
                    .contains("the scratch database cannot be made: ERROR 1205 ", "Lock wait timeout exceeded");
        }
        metaDb.mysqlIsItself();
        must(metaDb.step(metaDb.backups().proved()));
    }
}
