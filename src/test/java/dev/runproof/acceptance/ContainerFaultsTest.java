package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What happens to real hosts while a procedure looks at them or acts on them. */
class ContainerFaultsTest extends FaultsInContainers {
    /** The upgrade waits for a minute of cron's. */
    private static final double SPEED = 8;

    /** Behind those that only look: an upgrade leaves its traces. */
    private static final int LAST = Integer.MAX_VALUE;

    ContainerFaultsTest() {
        super(LabSpec.of("opengauss").atSpeed(SPEED));
    }

    @Test
    void a_host_without_network_is_unknown_and_never_passed() throws Exception {
        plant("LAB-NETWORK-CUT", "node2");
        Program.Ended cut = check();

        assertThat(cut.status()).as(cut.output()).isEqualTo(UNKNOWN);
        assertThat(cut.output()).contains("node2");
    }

    /** Afterwards its daemons come back when cron starts them. */
    @Test
    @Order(LAST)
    void a_host_that_is_stopped_is_unknown_and_comes_back_with_its_files() throws Exception {
        plant("LAB-HOST-STOPPED", "node3");
        Program.Ended stopped = check();
        lab.clear();

        assertThat(stopped.status()).as(stopped.output()).isEqualTo(UNKNOWN);
        assertThat(stopped.output()).contains("node3");
        assertThat(onHost("node3", "crontab -l")).contains("om_monitor");
    }

    @Test
    void a_host_whose_ssh_server_was_killed_is_unknown() throws Exception {
        plant("LAB-SSHD-KILLED", "node2");
        Program.Ended killed = check();

        assertThat(killed.status()).as(killed.output()).isEqualTo(UNKNOWN);
        assertThat(killed.output()).contains("node2");
    }

    @Test
    void a_full_file_system_is_found_by_its_check() throws Exception {
        plant("LAB-DISK-FULL", "node1");
        Program.Ended full = check();

        assertThat(full.status()).as(full.output()).isEqualTo(FAILED);
        assertThat(full.output()).contains("100 %").contains("/opt/software");
    }

    @Test
    void a_clock_that_is_two_hours_ahead_is_found_and_told() throws Exception {
        plant("LAB-CLOCK-SKEWED", "node2");
        Program.Ended skewed = check();

        assertThat(skewed.output()).as(skewed.output()).contains("A12");
        assertThat(skewed.status()).as(skewed.output()).isEqualTo(FAILED);
    }

    @Test
    @Order(LAST - 2)
    void an_upgrade_whose_host_is_cut_off_fails_and_the_look_says_what_is_untouched() throws Exception {
        Program.Started started = upgrading();
        plant("LAB-NETWORK-CUT", "node1");
        Awaitility.await("the tool to find out")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> calls().allMatch(call -> call.exit() != null));
        lab.clear();
        Program.Ended ended = started.end();

        assertThat(ended.status()).as(ended.output()).isEqualTo(FAILED);
        assertThat(ended.output()).contains("CM is untouched.");
        cleanByHand();
    }

    /** The command that had begun goes on without its connection, and its outcome is collected. */
    @Test
    @Order(LAST - 1)
    void an_upgrade_survives_the_end_of_all_sessions_of_the_host_that_it_runs_on() throws Exception {
        long before = calls().count();
        Program.Started started = upgrading();
        plant("LAB-SSHD-KILLED", "node1");
        lab.clear();
        Program.Ended ended = started.end();
        Program.Ended last = ended.status() == PASSED ? ended : program.run("resume", run());

        assertThat(last.status()).as(ended.output() + last.output()).isEqualTo(PASSED);
        assertThat(calls().count() - before).as("upgrades that were started").isEqualTo(1);
    }

    /** What a person does after an upgrade that failed, and before another one: its left-overs are taken away. */
    private void cleanByHand() throws Exception {
        String environment = lab.description().variables().get("opengauss.envFile");
        String line = ". '%s' && cd \"$PGHOST\" && rm -rf upgrade_cm_backup_dir openGauss-CM-*.tar.gz && echo clean";
        for (String node : List.of("node1", "node2", "node3")) {
            assertThat(onHost(node, line.formatted(environment))).isEqualTo("clean\n");
        }
    }

    /** A run whose upgrade has begun on its host. */
    private Program.Started upgrading() throws IOException {
        Program.Started started = rehearse();
        Awaitility.await("the upgrade")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !started.runs() || calls().anyMatch(call -> call.exit() == null));
        return started;
    }

    private Stream<LoggedCommand> calls() {
        return lab.log().stream()
                .filter(call -> call.argv().get(0).endsWith("gs_upgradectl")
                        && call.argv().contains("upgrade-cm"));
    }

    private String run() throws IOException {
        try (Stream<Path> runs = Files.list(program.home().resolve("reports"))) {
            return runs.map(run -> run.getFileName().toString())
                    .filter(name -> name.contains("-opengauss-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String onHost(String host, String text) throws IOException, InterruptedException {
        var process = new ProcessBuilder(lab.ssh(host, Optional.empty(), List.of(text)))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
