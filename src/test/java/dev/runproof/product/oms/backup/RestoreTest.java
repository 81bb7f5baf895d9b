package dev.runproof.product.oms.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.FactKey;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.sql.structure.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A13.1 and A13.4 with real clients, a real server and a real shell; the server's general log is the witness of drops. */
class RestoreTest extends OnAMetaDb {
    private static final FactKey<Fingerprints> SEEN = new FactKey<>("seen", Fingerprints.class);

    /** A set of the old version, and databases that the new version has changed since. */
    @BeforeEach
    void backUpAndChange() {
        metaDb.backedUp();
        for (String database : List.of(metaDb.rm(), metaDb.cm(), metaDb.hb(), metaDb.hb1())) {
            metaDb.update("create table `" + database + "`.only_in_new (id int)");
        }
        metaDb.update("alter database `" + metaDb.cm() + "` character set latin1");
        metaDb.update("update `" + metaDb.rm() + "`.oms_normal_config set cfg_value = '{}'");
    }

    private Slot slot(String name) {
        return metaDb.slots().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Judgement restored(String name) {
        return metaDb.step(metaDb.backups().restored(slot(name)));
    }

    private Judgement equality(Equality equality) {
        return metaDb.step(metaDb.backups().areEqual(equality, Backups.manifest(), SEEN, Verdict.UNKNOWN));
    }

    private static void passes(Judgement judged) {
        assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.PASS);
    }

    private void setIsSound() {
        passes(metaDb.step(metaDb.backups().setIsSound()));
        passes(metaDb.step(metaDb.backups().stateIsRecorded()));
    }

    @Test
    void every_database_is_restored_one_at_a_time_and_equals_the_manifest() {
        Judgement before = equality(Equality.ALL);
        assertThat(before.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(before.actual())
                .contains(
                        metaDb.cm() + ": character set: utf8mb4 -> latin1",
                        metaDb.hb1() + ": table only_in_new added",
                        metaDb.rm() + ": table only_in_new added: ",
                        "rows of oms_normal_config are others");
        setIsSound();
        for (Slot slot : metaDb.slots()) {
            passes(metaDb.step(metaDb.backups().restored(slot)));
            assertThat(metaDb.asked).isEmpty();
        }
        passes(equality(Equality.ALL));
        assertThat(metaDb.drops()).hasSize(4);
        // A restored database is not dropped again.
        passes(restored("rm"));
        assertThat(metaDb.drops()).hasSize(4);
    }

    /** SIM-F13. */
    @Test
    void a_dump_that_has_changed_is_named_before_anything_is_dropped() throws Exception {
        Path file = metaDb.set().resolve(metaDb.hb1() + ".sql");
        Files.writeString(file, Files.readString(file).replace("heart_beat", "heart_bean"));
        Files.delete(metaDb.set().resolve(metaDb.cm() + ".sql"));
        Judgement judged = metaDb.step(metaDb.backups().setIsSound());
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .contains(file + " has changed: its digest was ", metaDb.cm() + ".sql: the file is not there");
        passes(metaDb.step(metaDb.backups().stateIsRecorded()));
        Judgement late = restored("hb-node3");
        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(late.actual()).contains(file + " has changed since it was proved: nothing was dropped", "untouched");
        assertThat(metaDb.drops()).isEmpty();
    }

    /** SIM-F33. */
    @Test
    void a_restore_that_fails_half_way_names_what_is_restored_partial_and_untouched_and_tells_no_data() {
        setIsSound();
        passes(restored("rm"));
        metaDb.mysqlIs("""
                case " $* " in
                  *' --max-allowed-packet=1G '*)
                    { head -n 90; echo "insert into host values ('the canary'); garbage;"; } | $real "$@"
                    exit ;;
                esac
                exec $real "$@"
                """);
        Judgement judged = restored("cm");
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged.actual())
                .contains(
                        metaDb.cm() + ": it was dropped and created, and its restore failed: ERROR ",
                        "look: partial: " + metaDb.rm() + " restored, " + metaDb.cm() + " partial, " + metaDb.hb()
                                + " untouched, " + metaDb.hb1() + " untouched",
                        "the old version is not started on this")
                .doesNotContain("canary");
        metaDb.mysqlIsItself();
        passes(restored("cm"));
        assertThat(metaDb.asked).hasSize(1);
        assertThat(metaDb.asked.get(0)).contains(metaDb.cm(), "the database is partial", "dropped and restored again");
        assertThat(metaDb.drops()).hasSize(3);
    }

    @Test
    void another_way_back_does_not_take_what_is_half_restored_for_untouched() {
        setIsSound();
        metaDb.mysqlIs("""
                case " $* " in *' --max-allowed-packet=1G '*) head -n 90 | $real "$@"; exit 1 ;; esac
                exec $real "$@"
                """);
        assertThat(restored("cm").actual()).contains(metaDb.cm() + " partial", metaDb.rm() + " untouched");
        metaDb.mysqlIsItself();

        setIsSound();
        passes(restored("cm"));

        assertThat(metaDb.asked).hasSize(1);
        assertThat(metaDb.asked.get(0)).contains("the database is partial");
        passes(restored("rm"));
        assertThat(metaDb.asked).isEmpty();
    }

    @Test
    void a_killed_restore_is_told_by_the_database_and_a_finished_one_is_not_dropped_again() {
        setIsSound();
        // The client has restored all when its whole process group is killed.
        metaDb.mysqlIs("""
                $real "$@"
                case " $* " in *' --max-allowed-packet=1G '*) kill -KILL 0 ;; esac
                """);
        Judgement judged = restored("rm");
        assertThat(judged.actual()).contains("left none; look: restored: " + metaDb.rm() + " restored, ");
        passes(judged);
        metaDb.mysqlIs("""
                $real "$@"
                case " $* " in *' drop database '*) kill -KILL 0 ;; esac
                """);
        Judgement dropped = restored("cm");
        assertThat(dropped.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(dropped.actual()).contains("look: empty: " + metaDb.rm() + " restored, " + metaDb.cm() + " empty, ");
        metaDb.mysqlIs("""
                case " $* " in *' drop database '*) kill -KILL 0; exit ;; esac
                exec $real "$@"
                """);
        Judgement untouched = restored("hb-node1");
        assertThat(untouched.actual()).contains("look: untouched: ");
        metaDb.mysqlIsItself();
        for (Slot slot : metaDb.slots()) {
            passes(metaDb.step(metaDb.backups().restored(slot)));
        }
        passes(equality(Equality.ALL));
        assertThat(metaDb.drops().stream().filter(it -> it.contains(metaDb.rm())))
                .as("drops of rm")
                .hasSize(1);
    }

    /** The table of A13. */
    @Test
    void how_much_must_be_equal_depends_on_how_far_the_run_came() {
        for (String database : List.of(metaDb.rm(), metaDb.cm(), metaDb.hb(), metaDb.hb1())) {
            metaDb.update("drop table `" + database + "`.only_in_new");
        }
        metaDb.update("alter database `" + metaDb.cm() + "` character set utf8mb4 collate "
                + metaDb.facts.get(Known.MANIFEST).of(metaDb.cm()).orElseThrow().collation());
        passes(equality(Equality.STRUCTURE));
        assertThat(equality(Equality.ALL_BUT_HEARTBEATS).actual())
                .contains(metaDb.rm() + ": rows of oms_normal_config are others");
        setIsSound();
        passes(restored("rm"));
        metaDb.update("delete from `" + metaDb.hb1() + "`.heatbeat_sequence");
        metaDb.update("delete from `" + metaDb.cm() + "`.host");
        passes(equality(Equality.ALL_BUT_HEARTBEATS));
        assertThat(equality(Equality.ALL).actual()).contains("rows of heatbeat_sequence", "rows of host");
        metaDb.update("alter table `" + metaDb.hb() + "`.heart_beat add column extra int");
        assertThat(equality(Equality.STRUCTURE).actual()).contains("column heart_beat.extra added");
        metaDb.update("drop database `" + metaDb.hb() + "`");
        assertThat(equality(Equality.STRUCTURE).actual()).contains(metaDb.hb() + " does not exist");
    }

    private static final String AS_READ = "drc_rm_db: oms_rm\n";

    private Path configuration() throws Exception {
        return Files.writeString(folder.resolve("config.yaml"), AS_READ);
    }

    private List<ConfigFile> files(Path file) throws Exception {
        String read = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(AS_READ.getBytes(StandardCharsets.UTF_8)));
        return List.of(
                new ConfigFile(MetaDb.HOST, file.toString(), metaDb.sets().toString(), facts -> read));
    }

    private Path copy() {
        return metaDb.sets().resolve("config-" + metaDb.facts.get(dev.runproof.model.Facts.RUN) + "/config.yaml");
    }

    private Judgement soundness(List<ConfigFile> files) {
        return metaDb.step(StepScript.of("look", metaDb.backups().configurationsAreSound(files, "sound")));
    }

    @Test
    void a_configuration_is_copied_once_and_put_back_into_the_same_file() throws Exception {
        Path file = configuration();
        Object inode = Files.getAttribute(file, "unix:ino");
        var files = files(file);
        passes(metaDb.step(metaDb.backups().configurationsAreCopied(files)));
        Path copy = copy();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        Files.writeString(file, "drc_rm_db: oms_rm\nnew: key\n");
        Judgement again = metaDb.step(metaDb.backups().configurationsAreCopied(files));
        assertThat(again.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(again.actual()).contains("node1: the configuration is no longer the one in " + copy);
        passes(soundness(files));
        Judgement back = metaDb.step(metaDb.backups().configurationsArePutBack(files));
        passes(back);
        assertThat(file).hasContent("drc_rm_db: oms_rm");
        assertThat(back.notes()).hasSize(1);
        String told = back.notes().get(0);
        Path replaced = Path.of(told.replaceAll(".* is kept in ([^;]*);.*", "$1"));
        assertThat(replaced).as(told).hasContent("drc_rm_db: oms_rm\nnew: key").hasParent(copy.getParent());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(replaced)))
                .isEqualTo("rw-------");
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void a_copy_that_has_changed_is_named_and_put_nowhere() throws Exception {
        Path file = configuration();
        var files = files(file);
        passes(metaDb.step(metaDb.backups().configurationsAreCopied(files)));
        Files.writeString(copy(), "drc_rm_db: another\n");

        Judgement sound = soundness(files);
        assertThat(sound.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(sound.actual())
                .contains(copy() + " has changed since it was made: its digest was ", file + " itself is as it was");
        passes(metaDb.step(metaDb.backups().configurationsArePutBack(files)));
        assertThat(file).as("it was what it has to be").hasContent(AS_READ.strip());

        Files.writeString(file, "drc_rm_db: oms_rm\nnew: key\n");
        Judgement back = metaDb.step(metaDb.backups().configurationsArePutBack(files));
        assertThat(back.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(back.actual())
                .contains("exit status 65", copy() + " is gone or has changed", "nothing was replaced");
        assertThat(file).hasContent("drc_rm_db: oms_rm\nnew: key");

        Files.delete(copy());
        assertThat(soundness(files).actual()).contains(copy() + " is gone; " + file + " has changed as well");
    }

    @Test
    void a_configuration_that_is_not_what_was_read_is_not_copied() throws Exception {
        Path file = configuration();
        var files = files(file);
        Files.writeString(file, "drc_rm_db: another\n");

        Judgement copied = metaDb.step(metaDb.backups().configurationsAreCopied(files));

        assertThat(copied.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(copied.actual()).contains(file + " has changed since it was read: it was not copied");
        assertThat(copy()).doesNotExist();
        configuration();
        passes(metaDb.step(metaDb.backups().configurationsAreCopied(files)));
        assertThat(copy()).hasContent(AS_READ.strip());
    }

    @Test
    void without_a_copy_a_configuration_that_is_as_it_was_needs_none() throws Exception {
        passes(metaDb.step(metaDb.backups().configurationsArePutBack(files(configuration()))));
    }
}
