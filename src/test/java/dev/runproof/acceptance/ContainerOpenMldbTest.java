package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A cluster whose hosts are upgraded one after the other: what happens to them meanwhile, and who asks from outside. */
class ContainerOpenMldbTest extends FaultsInContainers {
    ContainerOpenMldbTest() {
        super(LabSpec.of("openmldb"));
    }

    @Test
    @Order(1)
    void the_client_for_programs_of_this_machine_answers_and_hands_its_status_on() throws Exception {
        var variables = lab.description().variables();
        var client = List.of(
                String.valueOf(variables.get("openmldb.binary")),
                "--zk_cluster=" + variables.get("openmldb.zkCluster"),
                "--zk_root_path=" + variables.get("openmldb.zkRootPath"),
                "--role=ns_client",
                "--interactive=false",
                "--cmd=showtablet");
        var process = new ProcessBuilder(client).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("kHealthy").contains(variables.get("openmldb.endpoint.tablet.tablet2"));
    }

    @Test
    @Order(1)
    void a_tablet_without_network_is_unknown_and_never_passed() throws Exception {
        plant("LAB-NETWORK-CUT", "tablet2");

        assertUnknown("tablet2");
    }

    /** The programs of a tablet are stopped once, whatever became of the session that stopped them. */
    @Test
    @Order(2)
    void a_rolling_upgrade_goes_on_after_all_sessions_of_a_tablet_have_ended() throws Exception {
        Program.Started started = rehearse();
        Awaitility.await("the stop of the tablet")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !started.runs() || stops().findAny().isPresent());
        plant("LAB-SSHD-KILLED", "tablet1");
        lab.clear();
        Program.Ended ended = started.end();
        Program.Ended last = ended.status() == PASSED ? ended : program.run("resume", "latest");

        assertThat(last.status()).as(ended.output() + last.output()).isEqualTo(PASSED);
        assertThat(stops()).as("stops of the tablet").hasSize(1);
    }

    @Test
    @Order(3)
    void a_nameserver_host_that_is_stopped_is_unknown() throws Exception {
        plant("LAB-HOST-STOPPED", "ns2");

        assertUnknown("ns2");
    }

    private void assertUnknown(String host) throws Exception {
        Program.Ended ended = check();

        assertThat(ended.status()).as(ended.output()).isEqualTo(UNKNOWN);
        assertThat(ended.output()).contains(host);
    }

    private Stream<LoggedCommand> stops() {
        return lab.log().stream()
                .filter(call -> call.host().equals("tablet1")
                        && call.argv().contains("stop")
                        && call.argv().contains("tablet"));
    }
}
