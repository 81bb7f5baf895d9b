package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** An attempt at 4.2.9 that is refused, and what the documented way back makes of it; it goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiteralAttemptTest {
    private static final String REFUSED = "Version before 4.1.1 is not allowed to upgrade";
    private static OmsLab oms;
    private static Path dump;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.2.9", Map.of("oms-version-row", "off"));
        oms.sql(
                "rm_428",
                "update oms_normal_config set cfg_value = replace(cfg_value, '\\\"enable\\\":true',"
                        + " '\\\"enable\\\":false') where cfg_name = 'ha.config'");
        oms.must("node1", "docker stop oms_428");
        oms.must("node2", "docker stop oms_428");
        dump = Files.createDirectories(oms.lab.path("node1", "/home/admin")).resolve("rm_428.sql");
        oms.must("node1", "mysqldump --defaults-extra-file=" + oms.options() + " --triggers=false rm_428 > " + dump);
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static int restored(String database, Path file) throws Exception {
        oms.sql("", "drop database " + database + "; create database " + database);
        return oms.run(
                        "node1",
                        "mysql --defaults-extra-file=" + oms.options() + " -e \"source " + file + "\" -D" + database)
                .exit();
    }

    private static String init() throws Exception {
        var ran = oms.init("node1");
        assertThat(ran.exit()).isZero();
        return ran.out() + ran.err();
    }

    @Test
    @Order(1)
    void the_row_with_the_version_goes_with_the_restore_and_the_next_attempt_is_refused_again() throws Exception {
        oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
        oms.must("node1", oms.start("node1"));
        assertThat(init()).contains(REFUSED);
        oms.sql("rm_428", "replace into oms_version (version) values ('4.2.8-CE')");
        assertThat(init()).contains("【结束】").doesNotContain(REFUSED);
        assertThat(restored("rm_428", dump)).isZero();
        assertThat(oms.sql("rm_428", "select count(*) from oms_version")).isEqualTo("0");
        assertThat(init()).contains(REFUSED);
    }

    @Test
    @Order(2)
    void a_version_that_the_notice_excludes_is_let_through_by_the_script() throws Exception {
        oms.sql("rm_428", "replace into oms_version (version) values ('4.1.1-CE')");
        assertThat(init()).contains("【结束】").doesNotContain(REFUSED);
    }

    @Test
    @Order(3)
    void nothing_keeps_the_script_from_running_once_more() throws Exception {
        assertThat(init()).contains("【结束】").doesNotContain(REFUSED);
    }

    @Test
    @Order(4)
    void nothing_of_the_way_back_switches_ha_on_again() throws Exception {
        oms.must("node1", "docker stop -t 120 oms_429");
        assertThat(restored("rm_428", dump)).isZero();
        oms.must("node1", "docker restart oms_428");
        oms.until("node1", "docker exec oms_428 supervisorctl status", "oms_console                      RUNNING");
        assertThat(oms.sql("rm_428", "select cfg_value from oms_normal_config where cfg_name = 'ha.config'"))
                .contains("\"enable\":false");
        oms.must("node1", "docker stop -t 120 oms_428");
    }

    @Test
    @Order(5)
    void a_way_back_before_the_backup_leaves_a_database_of_the_old_version_empty() throws Exception {
        assertThat(oms.sql("cm_428", "show tables")).isNotEmpty();
        assertThat(restored("cm_428", dump.resolveSibling("cm_428.sql"))).isEqualTo(1);
        assertThat(oms.sql("cm_428", "show tables")).isEmpty();
    }
}
