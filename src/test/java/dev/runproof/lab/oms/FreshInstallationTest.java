package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.oms.console.ComponentKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration that names another rm database makes another OMS, which looks as healthy as the old one. */
@Timeout(90)
class FreshInstallationTest {
    private static void initialised(OmsLab oms) throws Exception {
        oms.must("node1", "docker stop -t 120 " + oms.oldName());
        oms.must("node1", "sed -i 's/^drc_rm_db: .*/drc_rm_db: rm_new/' " + oms.variable("config.node1"));
        oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
        oms.must("node1", oms.start("node1").replace(" -e IS_UPGRADE=true", ""));
        oms.until(
                "node1",
                "docker exec " + oms.newName() + " supervisorctl status",
                "sshd                             RUNNING");
        assertThat(oms.init("node1").out()).contains("【结束】");
    }

    @ParameterizedTest
    @CsvSource({"oms-4.2.9, Set Password", "oms-4.0.0, Log On"})
    void it_is_empty_and_asks_for_a_new_password(String procedure, String page) throws Exception {
        try (var oms = OmsLab.up(procedure, Map.of())) {
            initialised(oms);

            assertThat(oms.health("node1").out()).contains("\"healthy\":true");
            assertThat(oms.must("node1", "curl -s " + oms.variable("console.node1") + "/logon")
                            .out())
                    .contains("<h1>" + page + "</h1>");
            var site = ((OmsModel) oms.lab.model()).site();
            var console = new NodeConsole(
                    site,
                    site.nodes().stream()
                            .filter(node -> node.config().rm().equals("rm_new"))
                            .findFirst()
                            .orElseThrow());
            assertThat(console.components(ComponentKind.STORE)).isEmpty();
            assertThat(console.projects()).isEmpty();
            assertThat(oms.sql("rm_new", "select cfg_value from oms_normal_config where cfg_name = 'ha.config'"))
                    .contains("\"enable\":false", "\"refetchStoreIntervalMin\":30");
        }
    }

    @Test
    void the_old_one_keeps_its_accounts_and_components() throws Exception {
        try (var oms = OmsLab.up("oms-4.2.9", Map.of())) {
            initialised(oms);
            oms.must("node1", "docker stop " + oms.newName());
            oms.must("node1", "sed -i 's/^drc_rm_db: .*/drc_rm_db: rm_428/' " + oms.variable("config.node1"));
            oms.must("node1", "docker start " + oms.oldName());
            oms.until(
                    "node1",
                    "docker exec " + oms.oldName() + " supervisorctl status",
                    "oms_console                      RUNNING");

            assertThat(oms.must("node1", "curl -s " + oms.variable("console.node1") + "/logon")
                            .out())
                    .contains("<h1>Log On</h1>");
            var site = ((OmsModel) oms.lab.model()).site();
            assertThat(site.components().of(ComponentKind.STORE)).isNotEmpty();
        }
    }
}
