package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What single commands of the documents do when a shell or a client gets them as they stand; nothing is upgraded. */
@Timeout(60)
class LiteralShellTest {
    private static OmsLab oms;
    private static String mysql;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-3.3.0", Map.of("https", "on"));
        mysql = "mysql --defaults-extra-file=" + oms.options();
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    /** Lines as somebody pastes them into the shell of root. */
    private static Ran paste(String text) throws Exception {
        return LabUnderTest.run(List.of("bash"), oms.lab.variables("node1", "root"), text);
    }

    @Test
    void five_lines_of_an_inspection_lack_the_key_of_the_certificate() throws Exception {
        Ran shown = oms.must("node1", "docker inspect oms_322 | grep -A5 'Binds'");
        assertThat(shown.out()).contains("oms_server.crt").doesNotContain("oms_server.key");
    }

    @Test
    void placeholders_are_files_to_a_shell() throws Exception {
        Ran ran = paste("mysql -h10.10.10.1 -P<port> -u<username> -p<password> -Dcm_hb_322\n");
        assertThat(ran).isEqualTo(new Ran(1, "", "bash: line 1: port: No such file or directory\n"));
    }

    @Test
    void a_password_is_shown_by_the_shell_around_the_client() throws Exception {
        String word = "no-secret-of-anybody";
        var shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "mysql -h" + oms.variable("metaHost") + " -P" + oms.variable("metaPort") + " -unobody -p" + word
                                + " -e 'select 1' 2>/dev/null; read end")
                .start();
        try {
            assertThat(shell.info().commandLine().orElse("")).contains(word);
        } finally {
            shell.getOutputStream().close();
            assertThat(shell.waitFor()).isNotNegative();
        }
    }

    @Test
    void a_client_takes_the_rest_of_the_script_for_sql() throws Exception {
        Ran ran = paste(mysql + " -N -Dcm_hb_322\nselect max(id) is not null from heatbeat_sequence;\necho over\n");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("1\n");
        assertThat(ran.err()).contains("ERROR 1064", "near 'echo over'");
    }

    @Test
    void a_statement_with_words_for_a_number_is_none() throws Exception {
        Ran ran = oms.run(
                "node1", mysql + " -e 'delete from heatbeat_sequence where id < the highest of them;' cm_hb_322");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("ERROR 1064");
    }

    @Test
    void a_database_made_without_options_has_another_collation() throws Exception {
        oms.sql("", "create database plain");
        String collation = "select default_collation_name from information_schema.schemata where schema_name=";
        assertThat(oms.sql("", collation + "'rm_322'")).isEqualTo("utf8mb4_bin");
        assertThat(oms.sql("", collation + "'plain'")).isNotEqualTo("utf8mb4_bin");
        oms.sql("", "drop database plain");
    }

    @Test
    void a_dump_holds_triggers_unless_the_option_is_given_and_no_routines_either_way() throws Exception {
        oms.sql("", "create database busy");
        oms.sql(
                "busy",
                "create table t (i int); create trigger warden before insert on t for each row set new.i = 1;"
                        + " create procedure clerk() select 1");
        String dump = "mysqldump --defaults-extra-file=" + oms.options() + " ";
        assertThat(oms.must("node1", dump + "busy").out()).contains("warden").doesNotContain("clerk");
        assertThat(oms.must("node1", dump + "--triggers=false busy").out()).doesNotContain("warden", "clerk");
        oms.sql("", "drop database busy");
    }

    @Test
    void a_dump_that_failed_is_no_empty_file_and_the_documented_directory_is_not_there() throws Exception {
        Path file = oms.lab.path("node1", "/home/admin/rm_322.sql");
        String dump = "mysqldump --defaults-extra-file=" + oms.options() + " --triggers=false rm_223 > " + file;
        Ran nowhere = paste(dump);
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).endsWith("rm_322.sql: No such file or directory\n");
        Files.createDirectories(file.getParent());
        Ran failed = paste(dump);
        assertThat(failed.exit()).isEqualTo(2);
        assertThat(Files.size(file)).isBetween(800L, 900L);
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Test
    void without_the_right_to_lock_tables_a_dump_needs_a_transaction() throws Exception {
        oms.sql(
                "",
                "create user lowly; insert into mysql.db (host, db, user, select_priv) values ('%', 'rm_322', 'lowly',"
                        + " 'Y'); flush privileges");
        String dump = "mysqldump -h" + oms.variable("metaHost") + " -P" + oms.variable("metaPort") + " -ulowly ";
        Ran refused = oms.run("node1", dump + "--triggers=false rm_322");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("when using LOCK TABLES");
        assertThat(refused.out()).isNotEmpty();
        assertThat(oms.run("node1", dump + "--triggers=false --single-transaction rm_322")
                        .exit())
                .isZero();
    }

    @Test
    void a_name_with_a_blank_in_it_is_a_database_and_a_table() throws Exception {
        Ran ran = oms.run("node1", "mysqldump --defaults-extra-file=" + oms.options() + " --triggers=false cm_hb 322");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("Unknown database 'cm_hb'");
    }

    @Test
    void there_is_no_ha_in_3_2_2() throws Exception {
        assertThat(oms.sql("rm_322", "select count(*) from oms_normal_config where cfg_name = 'ha.config'"))
                .isEqualTo("0");
    }

    @Test
    void a_delete_of_all_rows_at_once_is_undone_as_a_whole_when_its_time_is_over() throws Exception {
        String rows = "select count(*) from heatbeat_sequence";
        oms.must("node1", "docker stop oms_322");
        String before = oms.sql("cm_hb_322", rows);
        Ran ran = oms.run(
                "node1",
                mysql
                        + " -e 'set statement max_statement_time=0.05 for delete from heatbeat_sequence where sleep(0.02) = 0"
                        + " and id < (select max(id) from (select id from heatbeat_sequence) as all_of_them);' cm_hb_322");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("max_statement_time exceeded");
        assertThat(oms.sql("cm_hb_322", rows)).isEqualTo(before);
        oms.must("node1", "docker start oms_322");
    }

    @Test
    void a_container_that_somebody_starts_again_writes_behind_the_dumps() throws Exception {
        oms.must("node1", "docker stop oms_322");
        String newest = "select max(gmt_modified) from heart_beat";
        String dumped = oms.sql("cm_hb_322", newest);
        oms.must("node1", "docker start oms_322");
        assertThat(OmsLab.looking(() -> oms.sql("cm_hb_322", newest), seen -> seen.compareTo(dumped) > 0))
                .isGreaterThan(dumped);
    }

    @Test
    void a_statement_in_which_a_second_table_begins_is_refused() throws Exception {
        Ran ran = oms.run(
                "node1",
                mysql
                        + " -e 'create table if not exists oms_version (version varchar(64), primary key (version)"
                        + " create table version (id int);' rm_322");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("ERROR 1064");
        assertThat(oms.sql("rm_322", "show tables like 'oms_version'")).isEmpty();
    }

    @Test
    void dashes_without_a_blank_behind_them_begin_no_comment() throws Exception {
        Ran ran = oms.run("node1", mysql + " -e 'select 1 --The number of the release' rm_322");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("ERROR 1064");
        assertThat(oms.must("node1", mysql + " -N -e 'select 1; --The number of the release' rm_322")
                        .out())
                .as("this client forgives it where a statement would begin")
                .isEqualTo("1\n");
    }

    @Test
    void a_script_of_the_container_is_not_on_the_host() throws Exception {
        Ran ran = paste("bash " + oms.lab.path("node1", "/root/docker_init.sh") + "\n");
        assertThat(ran.exit()).isEqualTo(127);
        assertThat(ran.err()).endsWith("No such file or directory\n");
    }

    @Test
    void the_command_with_a_comment_inside_starts_nothing_and_takes_options_for_programs() throws Exception {
        Ran ran = paste(block("", "") + "\nrc=$?\necho $rc $CONTAINER_NAME\n");
        assertThat(ran.out()).isEqualTo("127 oms_330\n");
        assertThat(ran.err())
                .contains("'docker run' requires at least 1 argument", "-e: command not found")
                .containsPattern("(?s)-v: command not found.*-v: command not found");
        assertThat(oms.must("node1", "docker ps -aq --filter name=^/oms_330$").out())
                .isEmpty();
    }

    @Test
    void a_backslash_before_a_blank_at_the_end_of_a_line_continues_nothing() throws Exception {
        assertThat(paste(block("\\ ", "\\")).err())
                .contains("-v: command not found")
                .doesNotContain("-e: command not found");
    }

    /** The shape of the documented command: two lines without a mark of continuation behind a comment. */
    private static String block(String behindCertificate, String behindKey) {
        List<String> lines = List.of(
                "CONTAINER_NAME=oms_330",
                "docker run -dit --net host \\",
                "-v " + oms.variable("config.node1") + ":/home/admin/conf/config.yaml \\",
                "# for those who have a certificate",
                "-v " + oms.variable("certificate.node1") + ":/etc/pki/nginx/oms_server.crt" + behindCertificate,
                "-v " + oms.variable("key.node1") + ":/etc/pki/nginx/oms_server.key" + behindKey,
                "-e OMS_HOST_IP=" + oms.variable("hostIp.node1") + " \\",
                "--name ${CONTAINER_NAME} \\",
                oms.variable("image"));
        return String.join("\n", lines);
    }
}
