package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An upgrade with a wrong name of a database in the mounted configuration. */
@Timeout(60)
class LiteralNameTest {
    @Test
    void the_names_of_a_sample_are_not_those_of_an_installation() throws Exception {
        try (var oms = OmsLab.up("oms-4.2.9", Map.of("source-version", "4.2.3", "regions", "2"))) {
            String dump = "mysqldump --defaults-extra-file=" + oms.options() + " --triggers=false ";
            for (String sample : List.of("rm_428", "cm_428", "cm_hb_428")) {
                assertThat(oms.run("node1", dump + sample).err()).contains("Unknown database '" + sample + "'");
            }
            assertThat(oms.sql("", "show databases").lines()).contains("rm_423", "cm_423", "cm_hb_423", "cm_hb_423_2");
        }
    }

    @Test
    void a_wrong_name_of_a_database_gives_an_empty_system_that_is_healthy() throws Exception {
        try (var oms = OmsLab.up("oms-4.0.0", Map.of())) {
            assertThat(oms.sql("rm_331", "select count(*) > 0 from oms_project"))
                    .isEqualTo("1");
            oms.lab.plant("SIM-F24", "node1", "");
            oms.exchange("node1");
            oms.until("node1", "docker exec oms_400 supervisorctl status", "sshd                             RUNNING");
            assertThat(oms.init("node1").out()).contains("【结束】");
            assertThat(oms.health("node1").out()).contains("\"healthy\":true");
            assertThat(oms.sql("rm_other", "select count(*) from oms_project")).isEqualTo("0");
        }
    }
}
