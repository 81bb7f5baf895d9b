package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An upgrade with a wrong name of a database in the mounted configuration. */
@Timeout(60)
class LiteralNameTest {
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
