package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The documented way to 4.0.0 on two nodes, word for word; it goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiteralNodesTest {
    private static final String CONSOLE = "oms_console                      ";
    private static OmsLab oms;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.0.0", Map.of());
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static String status(String node) throws Exception {
        return oms.sql("cm_331", "select host_status from host where ip = '" + oms.variable("hostIp." + node) + "'");
    }

    private static String running(String node) throws Exception {
        return oms.must(node, "docker ps --format '{{.Names}}'").out();
    }

    @Test
    @Order(1)
    void that_there_is_no_room_shows_when_the_old_version_is_down_everywhere() throws Exception {
        oms.lab.plant("SIM-F14-FULL", "node1", "");
        oms.must("node1", "docker stop oms_331");
        oms.must("node2", "docker stop oms_331");

        Ran loaded = oms.run("node1", "docker load -i " + oms.variable("imageArchive.node1"));

        assertThat(loaded.exit()).isEqualTo(1);
        assertThat(loaded.err()).contains("no space left on device");
        assertThat(running("node1") + running("node2")).isEmpty();
        oms.lab.clear();
    }

    @Test
    @Order(2)
    void a_tag_with_another_sign_in_it_is_another_image() throws Exception {
        for (String node : List.of("node1", "node2")) {
            oms.must(node, "docker load -i " + oms.variable("imageArchive." + node));
        }
        String image = oms.variable("image");
        String other = image.endsWith("_ce") ? image.replaceFirst("_ce$", "-ce") : image.replaceFirst("-ce$", "_ce");
        assertThat(other).isNotEqualTo(image);

        Ran ran = oms.run("node1", oms.start("node1").replace(image, other));

        assertThat(ran.exit()).isEqualTo(125);
        assertThat(ran.err()).contains("Unable to find image '" + other + "' locally");
    }

    @Test
    @Order(3)
    void in_the_root_directory_of_the_container_there_is_no_script() throws Exception {
        oms.must("node1", oms.start("node1"));
        oms.until("node1", "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");

        Ran ran = oms.run("node1", "docker exec oms_400 bash /docker_init.sh");

        assertThat(ran.exit()).isEqualTo(127);
        assertThat(ran.err()).contains("/docker_init.sh: No such file or directory");
    }

    @Test
    @Order(4)
    void behind_the_first_initialisation_a_node_without_any_container_is_shown_as_online() throws Exception {
        assertThat(oms.init("node1").out()).contains("【结束】");

        assertThat(running("node2")).isEmpty();
        assertThat(status("node2")).isEqualTo("ONLINE");
    }

    @Test
    @Order(5)
    void what_the_new_version_leaves_in_the_mounts_is_in_no_dump() throws Exception {
        String logs = "ls " + oms.lab.path("node1", "/data/oms/oms_logs");

        assertThat(oms.must("node1", logs).out()).contains("docker_init");
    }

    @Test
    @Order(6)
    void the_other_node_of_the_region_is_left_without_a_console() throws Exception {
        oms.must("node2", oms.start("node2"));
        oms.until("node2", "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");

        assertThat(oms.status("node1", "oms_400")).contains(CONSOLE + "RUNNING");
        assertThat(oms.status("node2", "oms_400")).contains(CONSOLE + "STOPPED");
    }

    @Test
    @Order(7)
    void a_new_container_that_is_stopped_on_one_host_goes_on_writing_on_the_other() throws Exception {
        oms.must("node1", "docker stop -t 120 oms_400");
        String newest = "select max(gmt_modified) from heart_beat";
        String before = oms.sql("cm_hb_331", newest);

        assertThat(OmsLab.looking(() -> oms.sql("cm_hb_331", newest), seen -> seen.compareTo(before) > 0))
                .isGreaterThan(before);
    }

    @Test
    @Order(8)
    void with_one_address_on_two_nodes_a_server_goes_down() throws Exception {
        oms.must("node1", "docker start oms_400");
        oms.must("node2", "docker rm -f oms_400");
        oms.must(
                "node2",
                oms.start("node2")
                        .replace(
                                "OMS_HOST_IP=" + oms.variable("hostIp.node2"),
                                "OMS_HOST_IP=" + oms.variable("hostIp.node1")));

        assertThat(OmsLab.looking(() -> status("node2"), seen -> !seen.equals("ONLINE")))
                .isNotEqualTo("ONLINE");
        assertThat(running("node2")).isEqualTo("oms_400\n");
    }
}
