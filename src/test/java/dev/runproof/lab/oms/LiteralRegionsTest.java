package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The documented way to 4.0.0 and back on three nodes in two regions, word for word; it goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiteralRegionsTest {
    private static final List<String> DATABASES = List.of("rm_331", "cm_331", "cm_hb_331");
    private static OmsLab oms;
    private static Path admin;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.0.0", Map.of("regions", "2"));
        admin = Files.createDirectories(oms.lab.path("node1", "/home/admin"));
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static String newest() throws Exception {
        return oms.sql("cm_hb_331", "select max(gmt_modified) from heart_beat");
    }

    private static String version(String database) throws Exception {
        return oms.sql(database, "select version from schema_version");
    }

    @Test
    @Order(1)
    void a_stop_on_one_host_leaves_the_others_writing() throws Exception {
        oms.must("node1", "docker stop oms_331");
        String before = newest();
        assertThat(OmsLab.looking(LiteralRegionsTest::newest, seen -> seen.compareTo(before) > 0))
                .isGreaterThan(before);
    }

    @Test
    @Order(2)
    void a_third_host_goes_on_writing_when_the_two_hosts_of_the_text_have_stopped() throws Exception {
        oms.must("node2", "docker stop oms_331");
        String second = "select max(gmt_modified) from heart_beat";
        String before = oms.sql("cm_hb_331_2", second);
        assertThat(OmsLab.looking(() -> oms.sql("cm_hb_331_2", second), seen -> seen.compareTo(before) > 0))
                .isGreaterThan(before);
    }

    @Test
    @Order(3)
    void the_documented_way_back_forgets_the_heartbeat_database_of_the_second_region() throws Exception {
        oms.must("node3", "docker stop oms_331");
        String options = "--defaults-extra-file=" + oms.options();
        for (String name : DATABASES) {
            oms.must("node1", "mysqldump " + options + " --triggers=false " + name + " > " + admin + "/" + name);
        }
        for (String host : List.of("node1", "node3")) {
            oms.must(host, "docker load -i " + oms.variable("imageArchive." + host));
            oms.must(host, oms.start(host));
            oms.until(host, "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");
            assertThat(oms.init(host).out()).contains("【结束】");
            oms.must(host, "docker stop -t 120 oms_400");
        }
        for (String name : DATABASES) {
            oms.sql("", "drop database " + name + "; create database " + name);
            oms.must("node1", "mysql " + options + " -e \"source " + admin + "/" + name + "\" -D" + name);
        }
        assertThat(DATABASES).allSatisfy(name -> assertThat(version(name)).isEqualTo("3.3.1"));
        assertThat(version("cm_hb_331_2")).isEqualTo("4.0.0");
    }

    @Test
    @Order(4)
    void a_restart_on_one_host_leaves_the_others_down_and_the_second_region_does_not_come_up() throws Exception {
        oms.must("node1", "docker restart oms_331");
        for (String host : List.of("node2", "node3")) {
            assertThat(oms.must(host, "docker inspect -f '{{.State.Status}}' oms_331")
                            .out())
                    .isEqualTo("exited\n");
        }
        oms.must("node3", "docker restart oms_331");
        oms.until("node3", "docker exec oms_331 supervisorctl status", "oms_console                      RUNNING");
        assertThat(oms.health("node3").out()).contains("schema 4.0.0 is newer than the program 3.3.1");
    }
}
