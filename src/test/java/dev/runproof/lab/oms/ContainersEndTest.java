package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What ends with a container and what comes back with it, on a lab whose upgrade goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersEndTest {
    private static final String CONSOLE = "oms_console                      ";
    private static OmsLab oms;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.0.0", Map.of());
        oms.exchange("node1");
        oms.must("node2", "docker stop -t 120 oms_331");
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static String components() {
        return String.join(
                "\n", ((OmsModel) oms.lab.model()).site().components().lines());
    }

    @Test
    @Order(1)
    void all_processes_of_a_container_end_with_it_whatever_session_they_have_made_for_themselves() throws Exception {
        String begun = "docker exec -d oms_400 sh -c 'setsid sleep 30117 & sleep 30118'";
        for (String end : new String[] {"docker kill oms_400", "docker restart -t 5 oms_400", "docker stop oms_400"}) {
            oms.run("node1", "docker start oms_400");
            oms.must("node1", begun);
            assertThat(oms.until("node1", "pgrep -fc '^sleep 3011[78]'", "2")).isEqualTo("2\n");

            oms.must("node1", end);

            assertThat(oms.run("node1", "pgrep -fc '^sleep 3011[78]'").out())
                    .as(end)
                    .isEqualTo("0\n");
        }
    }

    @Test
    @Order(2)
    void an_initialisation_whose_container_ends_changes_nothing_afterwards() throws Exception {
        oms.must("node1", "docker start oms_400");
        oms.until("node1", "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");
        oms.must("node1", "docker exec -d oms_400 bash /root/docker_init.sh");
        oms.until("node1", "cat " + oms.variable("logs.node1") + "/docker_init.log.*", "--init-db");

        oms.must("node1", "docker kill oms_400");
        oms.must("node1", "docker start oms_400");
        oms.until("node1", "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");
        oms.run("node1", "sleep 0.5");

        assertThat(oms.run("node1", "pgrep -fc [d]ocker_init.sh").out()).isEqualTo("0\n");
        assertThat(oms.sql("rm_331", "select version from schema_version")).isEqualTo("3.3.1");
        assertThat(oms.status("node1", "oms_400")).contains(CONSOLE + "STOPPED   Not started");
    }

    @Test
    @Order(3)
    void behind_the_initialisation_the_console_comes_back_with_its_container() throws Exception {
        assertThat(oms.init("node1").out()).contains("【结束】");
        OmsLab.looking(ContainersEndTest::components, seen -> !seen.contains("STORE RUNNING"));

        oms.must("node1", "docker restart oms_400");

        oms.until("node1", "docker exec oms_400 supervisorctl status", CONSOLE + "RUNNING");
        assertThat(oms.status("node1", "oms_400")).contains(CONSOLE + "RUNNING");
        assertThat(oms.health("node1").out()).contains("\"healthy\":true");
    }

    @Test
    @Order(4)
    void stores_end_with_a_container_that_is_started_again_and_ha_makes_others() throws Exception {
        String config = "update oms_normal_config set cfg_value = replace(cfg_value, '\\\"enable\\\":false',"
                + " '\\\"enable\\\":true') where cfg_name = 'ha.config'";
        oms.sql("rm_331", config);
        OmsLab.looking(ContainersEndTest::components, seen -> seen.contains("STORE RUNNING"));
        long abnormal = abnormal();

        oms.must("node1", "docker restart oms_400");

        OmsLab.looking(ContainersEndTest::components, seen -> abnormal() > abnormal);
        assertThat(abnormal()).isGreaterThan(abnormal);
        assertThat(OmsLab.looking(ContainersEndTest::components, seen -> seen.contains("STORE RUNNING")))
                .contains("STORE RUNNING");
    }

    private static long abnormal() {
        return components()
                .lines()
                .filter(line -> line.endsWith("STORE ABNORMAL"))
                .count();
    }

    @Test
    @Order(5)
    void the_documented_edit_of_another_nodes_console_lasts_until_its_container_is_removed() throws Exception {
        oms.must("node2", "docker load -i " + oms.variable("imageArchive.node2"));
        oms.must("node2", oms.start("node2"));
        oms.must(
                "node2",
                "docker exec oms_400 sed -i 's/autostart = false/autostart = true/g'"
                        + " /etc/supervisor/conf.d/oms_console.ini");
        oms.must("node2", "docker restart oms_400");
        assertThat(oms.until("node2", "docker exec oms_400 supervisorctl status", CONSOLE + "RUNNING"))
                .contains(CONSOLE + "RUNNING");

        oms.must("node2", "docker rm -f oms_400");
        oms.must("node2", oms.start("node2"));

        assertThat(oms.until(
                        "node2",
                        "docker exec oms_400 supervisorctl status",
                        "sshd                             RUNNING"))
                .contains(CONSOLE + "STOPPED");
    }

    @Test
    @Order(6)
    void a_host_that_never_had_a_heartbeat_is_down_nine_minutes_behind_the_start_of_the_cm() throws Exception {
        oms.must("node2", "docker stop oms_400");
        String query = "select host_status from host where ip = '" + oms.variable("hostIp.node2") + "'";
        oms.sql("cm_331", "update host set host_status = 'ONLINE'");
        oms.sql("cm_hb_331", "delete from heart_beat where host_ip = '" + oms.variable("hostIp.node2") + "'");
        assertThat(OmsLab.looking(() -> oms.sql("cm_331", query), "OFFLINE"::equals))
                .isEqualTo("OFFLINE");

        oms.sql("cm_331", "update host set host_status = 'ONLINE'");
        oms.sql("cm_hb_331", "drop table heart_beat");
        assertThat(OmsLab.looking(() -> oms.sql("cm_331", query), "OFFLINE"::equals))
                .as("without the table")
                .isEqualTo("OFFLINE");
    }
}
