package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** When rows of the MetaDB were written, and what happens when it cannot be reached; goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetaDbTimesTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Duration SOON = Duration.ofMinutes(5);
    private static OmsLab oms;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.2.9", Map.of());
        // Far from the login of the lab's own session.
        site().clock().pass(Duration.ofMinutes(20));
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static OmsSite site() {
        return ((OmsModel) oms.lab.model()).site();
    }

    private static NodeConsole console() {
        return new NodeConsole(site(), site().nodes().get(0));
    }

    private static Duration ago(String database, String query) throws Exception {
        var at = LocalDateTime.parse(oms.sql(database, query), TIME).atZone(ZoneId.systemDefault());
        return Duration.between(at.toInstant(), site().clock().now());
    }

    @Test
    @Order(1)
    void a_parameter_shows_when_its_row_was_changed() throws Exception {
        Instant before = console().parameter("ha.config").orElseThrow().modifiedAt();
        assertThat(before).isBefore(site().clock().now().minus(Duration.ofDays(1)));

        console().modify("ha.config", "{\"enable\":false}");

        assertThat(ago("rm_428", "select gmt_modified from oms_normal_config where cfg_name = 'ha.config'"))
                .isBetween(Duration.ZERO.minusSeconds(2), SOON);
        Instant after = console().parameter("ha.config").orElseThrow().modifiedAt();
        site().clock().pass(Duration.ofMinutes(10));
        assertThat(console().parameter("ha.config").orElseThrow().modifiedAt())
                .isEqualTo(after)
                .isAfter(before);
    }

    @Test
    @Order(2)
    void old_has_the_files_of_its_initialisation() throws Exception {
        assertThat(oms.must("node1", "docker exec oms_428 cat /root/init_flag.txt")
                        .out())
                .startsWith("init ");
        assertThat(oms.must("node1", "docker exec oms_428 cat /home/ds/ghana/config/application-oms.properties")
                        .out())
                .contains("spring.application.name=");
    }

    @Test
    @Order(3)
    void what_the_initialisation_writes_has_the_time_of_the_lab() throws Exception {
        oms.exchange("node1");
        oms.until("node1", "docker exec oms_429 supervisorctl status", "sshd                             RUNNING");
        assertThat(oms.run("node1", "docker exec oms_429 ls /home/ds/ghana/config/application-oms.properties")
                        .exit())
                .isNotZero();

        assertThat(oms.init("node1").out()).contains("【结束】");

        assertThat(ago("rm_428", "select max(gmt_modified) from oms_version"))
                .isBetween(Duration.ZERO.minusSeconds(2), SOON);
        oms.must("node1", "docker exec oms_429 ls /home/ds/ghana/config/application-oms.properties");
    }

    @Test
    @Order(4)
    void an_unreachable_metadb_keeps_programs_starting_and_a_refused_login_ends_them() throws Exception {
        oms.must("node1", "docker stop oms_429");
        String config = oms.variable("config.node1");
        oms.must("node1", "sed -i 's/^oms_meta_port: .*/oms_meta_port: 1/' " + config);
        oms.must("node1", "docker start oms_429");
        assertThat(oms.until(
                        "node1",
                        "docker exec oms_429 supervisorctl status",
                        "nginx                            RUNNING"))
                .contains("oms_drc_cm                       STARTING", "oms_drc_supervisor               STARTING");
        assertThat(oms.init("node1").err()).contains("ERROR 2003 (HY000): Can't connect to MySQL server on ");

        oms.must(
                "node1",
                "docker stop oms_429; sed -i 's/^oms_meta_port: .*/oms_meta_port: " + oms.variable("metaPort")
                        + "/; s/^oms_meta_password: .*/oms_meta_password: wrong/' " + config);
        oms.must("node1", "docker start oms_429");
        assertThat(oms.until(
                        "node1", "docker exec oms_429 supervisorctl status", "oms_drc_cm                       FATAL"))
                .contains("oms_drc_cm                       FATAL     Exited too quickly");
        assertThat(oms.must("node1", "cat " + oms.variable("logs.node1") + "/oms_drc_cm.log")
                        .out())
                .contains("ERROR 1045 (28000): Access denied for user")
                .doesNotContain("[SQL-");
    }
}
