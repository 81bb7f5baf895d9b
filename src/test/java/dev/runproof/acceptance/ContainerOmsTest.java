package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.LabSpec;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** OMS on hosts that are containers, with a real engine: what happens to the hosts while it is upgraded. */
class ContainerOmsTest extends FaultsInContainers {
    ContainerOmsTest() {
        super(LabSpec.of("oms-4.2.9").withNodes(2).withOptions(Map.of("engine", "real")));
    }

    @Test
    @Order(1)
    void what_only_simulated_hosts_and_engines_can_do_is_refused_when_it_is_planted() {
        assertThatThrownBy(() -> plant("SIM-F05", "node2")).hasMessageContaining("LAB-HOST-STOPPED");
        assertThatThrownBy(() -> plant("SIM-F42-RESTART", "node2")).hasMessageContaining("for the simulated engine");
    }

    @Test
    @Order(1)
    void a_node_without_network_is_unknown_and_never_passed() throws Exception {
        plant("LAB-NETWORK-CUT", "node2");

        Program.Ended ended = check();

        assertThat(ended.status()).as(ended.output()).isEqualTo(UNKNOWN);
        assertThat(ended.output()).contains("node2");
    }

    @Test
    @Order(2)
    void an_upgrade_goes_on_after_all_sessions_of_a_node_have_ended() throws Exception {
        Program.Started started = rehearse();
        Awaitility.await("the dumps")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !started.runs() || started.output().contains("OMS stands still on every node"));
        plant("LAB-SSHD-KILLED", "node1");
        lab.clear();
        Program.Ended ended = started.end();
        Program.Ended last = ended.status() == PASSED ? ended : program.run("resume", "latest");

        assertThat(last.status()).as(ended.output() + last.output()).isEqualTo(PASSED);
        assertThat(last.output()).contains("the new version alone runs on every node");
    }
}
