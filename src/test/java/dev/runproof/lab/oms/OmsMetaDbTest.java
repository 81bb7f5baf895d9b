package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What the programs of OMS leave in the MetaDB, on a lab of two regions whose upgrade goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OmsMetaDbTest {
    private static OmsLab oms;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-4.0.0", Map.of("regions", "2"));
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    @AfterEach
    void back() {
        oms.lab.clear();
    }

    private static String newest(String database, String host) throws Exception {
        return oms.sql(
                database,
                "select max(gmt_modified) from heart_beat where task_name = 'supervisor' and host_ip = '"
                        + oms.variable("hostIp." + host) + "'");
    }

    private static String growing(String database, String host, String from) throws Exception {
        return OmsLab.looking(() -> newest(database, host), seen -> seen.compareTo(from) > 0);
    }

    private static String dump(String database) throws Exception {
        var ran = oms.run(
                "node1",
                "mysqldump --defaults-extra-file=" + oms.options() + " --single-transaction " + database
                        + " >/tmp/oms-lab-dump.$$; rc=$?; wc -c </tmp/oms-lab-dump.$$; tail -n 1 /tmp/oms-lab-dump.$$;"
                        + " grep -c '^CREATE TABLE' /tmp/oms-lab-dump.$$; rm /tmp/oms-lab-dump.$$; exit $rc");
        return ran.exit() + " " + ran.out().replace('\n', ' ') + ran.err();
    }

    @Test
    @Order(1)
    void each_region_has_its_own_heartbeats_which_grow_while_it_runs() throws Exception {
        assertThat(oms.sql("cm_331", "select ip, host_status from host order by ip")
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith("ONLINE"));
        String before = newest("cm_hb_331_2", "node3");
        assertThat(growing("cm_hb_331_2", "node3", before)).isGreaterThan(before);
        assertThat(newest("cm_hb_331", "node3")).as("of the other region").isEqualTo("NULL");
    }

    @Test
    @Order(2)
    void f26_heartbeats_of_a_host_may_be_ahead() throws Exception {
        String before = newest("cm_hb_331", "node2");
        oms.lab.plant("SIM-F26", "node2", "");
        String limit = oms.sql("cm_hb_331", "select date_add('" + before + "', interval 8 minute)");
        String ahead = OmsLab.looking(() -> newest("cm_hb_331", "node2"), seen -> seen.compareTo(limit) > 0);
        assertThat(oms.sql(
                        "cm_hb_331",
                        "select timestampdiff(minute, (select max(gmt_modified) from heart_beat where" + " host_ip='"
                                + oms.variable("hostIp.node1") + "' and task_name='supervisor'), '" + ahead
                                + "') >= 8"))
                .isEqualTo("1");
    }

    @Test
    @Order(3)
    void f02_and_f03_ha_config_can_be_invalid_or_off_with_another_key_on() throws Exception {
        oms.lab.plant("SIM-F02", "", "");
        assertThat(oms.sql("rm_331", "select cfg_value from oms_normal_config where cfg_name='ha.config'"))
                .contains("\\nenableConnector\":");
        oms.lab.clear();
        oms.lab.plant("SIM-F03", "", "");
        assertThat(oms.sql("rm_331", "select cfg_value from oms_normal_config where cfg_name='ha.config'"))
                .contains("\"enable\":false", "\"enableHost\":true");
        oms.lab.clear();
        assertThat(oms.sql("rm_331", "select cfg_value from oms_normal_config where cfg_name='ha.config'"))
                .contains("\"enable\":true", "\"enableHost\":false");
    }

    @Test
    @Order(4)
    void f09_to_f12_dumps_that_are_none() throws Exception {
        assertThat(dump("cm_331")).startsWith("0 ").contains("Dump completed");
        String whole = dump("cm_331");
        oms.lab.plant("SIM-F09", "node1", "");
        assertThat(dump("cm_hb_331")).startsWith("5 262144 ").endsWith("Got errno 28 on write\n");
        oms.lab.clear();
        oms.lab.plant("SIM-F10", "node1", "");
        assertThat(dump("cm_331"))
                .startsWith("2 ")
                .doesNotContain("Dump completed")
                .contains("nknown database");
        oms.lab.clear();
        oms.lab.plant("SIM-F11", "node1", "");
        String cut = dump("cm_331");
        assertThat(cut).startsWith("0 ").contains("Dump completed");
        assertThat(tables(cut)).isEqualTo(tables(whole) - 1);
        oms.lab.clear();
    }

    private static int tables(String told) {
        String[] words = told.strip().split(" ", -1);
        return Integer.parseInt(words[words.length - 1]);
    }

    @Test
    @Order(5)
    void a_host_without_heartbeats_is_no_longer_online_after_nine_minutes() throws Exception {
        oms.must("node2", "docker stop oms_331");
        String query = "select host_status from host where ip = '" + oms.variable("hostIp.node2") + "'";
        assertThat(oms.sql("cm_331", query)).as("stale at first").isEqualTo("ONLINE");
        assertThat(OmsLab.looking(() -> oms.sql("cm_331", query), "OFFLINE"::equals))
                .isEqualTo("OFFLINE");
    }

    @Test
    @Order(6)
    void no_heartbeat_grows_when_all_are_stopped_and_f12_a_forgotten_program_adds_one() throws Exception {
        oms.must("node1", "docker stop oms_331");
        oms.must("node3", "docker stop oms_331");
        String rows = oms.sql("cm_hb_331", "select count(*) from heatbeat_sequence");
        dump("cm_hb_331");
        assertThat(oms.sql("cm_hb_331", "select count(*) from heatbeat_sequence"))
                .isEqualTo(rows);
        oms.lab.plant("SIM-F12", "node1", "");
        dump("cm_hb_331");
        assertThat(Integer.parseInt(oms.sql("cm_hb_331", "select count(*) from heatbeat_sequence")))
                .isEqualTo(Integer.parseInt(rows) + 1);
    }

    @Test
    @Order(7)
    void f41_an_initialisation_leaves_out_the_heartbeat_database_of_the_last_region_in_silence() throws Exception {
        for (String host : new String[] {"node1", "node3"}) {
            oms.must(host, "docker load -i " + oms.variable("imageArchive." + host));
            oms.must(host, oms.start(host));
            oms.until(host, "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");
        }
        oms.lab.plant("SIM-F41", "", "");
        assertThat(oms.init("node1").out()).contains("【结束】");
        assertThat(oms.init("node3").out()).contains("【结束】");
        assertThat(oms.sql("rm_331", "select version from schema_version")).isEqualTo("4.0.0");
        assertThat(oms.sql("cm_331", "select version from schema_version")).isEqualTo("4.0.0");
        assertThat(oms.sql("cm_hb_331", "select version from schema_version")).isEqualTo("4.0.0");
        assertThat(oms.sql("cm_hb_331_2", "select version from schema_version")).isEqualTo("3.3.1");
        assertThat(oms.health("node3").out()).as("nothing shows it").contains("\"healthy\":true");
    }

    @Test
    @Order(8)
    void a_second_run_brings_it_there_and_the_old_program_refuses_what_is_newer() throws Exception {
        assertThat(oms.init("node3").out()).contains("【结束】");
        assertThat(oms.sql("cm_hb_331_2", "select version from schema_version")).isEqualTo("4.0.0");
        oms.must("node3", "docker stop oms_400");
        oms.must("node3", "docker start oms_331");
        oms.until("node3", "docker exec oms_331 supervisorctl status", "oms_console                      RUNNING");
        assertThat(oms.health("node3").out()).contains("schema 4.0.0 is newer than the program 3.3.1");
    }
}
