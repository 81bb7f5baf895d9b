package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the script that migrates the databases has run, where its answer is lost or its words are not the whole truth. */
@Tag("crash")
class OmsInitialisedTest {
    /** What a run that succeeded has left in the logs of a host. */
    private static final String SUCCESS = """
            # [Step 1] Verify the config.yaml configuration file.
            # [Step 2] Create the OMS MetaDB.
            # [Step 3] Create the configuration files for OMS components.
            # [Step 4] Restart all OMS components. This step takes about two minutes to complete.
            # [Step 5] Initialize OMS resource tags and resource groups.
            # [Completed] All initialization steps are executed.
            """;

    @TempDir
    private Path home;

    private OmsRehearsal eachNodeForItself() throws IOException {
        return new OmsRehearsal(home, "oms-4.2.9", Map.of("same-cm-nodes", "off"));
    }

    private static void anEarlierRunLeft(OmsRehearsal rehearsal, String text) throws IOException {
        Files.writeString(
                Path.of(rehearsal.variable("logs.node2")).resolve("docker_init.log.2026-01-04.10:42:11"), text);
    }

    /** All processes of the command on node2 end at once, as by a loss of power, when the script is to start there. */
    private static void powerIsLost(OmsRehearsal rehearsal, String before) {
        rehearsal.when("the metadata is initialised", () -> {
            Path docker = rehearsal.lab().path("node2", "/usr/bin/docker");
            Path real = docker.resolveSibling("docker.real");
            try {
                Files.move(docker, real);
                Files.writeString(docker, """
                        #!/bin/sh
                        case "$*" in
                          *docker_init.sh*)
                            mv "$0.real" "$0"
                            %s
                            kill -9 0
                            ;;
                        esac
                        exec "$0.real" "$@"
                        """.formatted(before));
                assertThat(docker.toFile().setExecutable(true)).isTrue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void the_log_of_an_earlier_run_does_not_tell_that_this_one_succeeded() throws IOException {
        try (var rehearsal = eachNodeForItself()) {
            anEarlierRunLeft(rehearsal, SUCCESS);
            powerIsLost(rehearsal, ":");

            RunOutcome run = rehearsal.run();

            assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS429-8");
            assertThat(rehearsal.worst().told())
                    .contains("node2 and has left no log of this run: whether it has changed databases is not known");
            assertThat(rehearsal.witness().initialisations()).hasSize(1);
        }
    }

    @Test
    void a_script_that_outlives_its_caller_is_judged_by_its_own_log() throws IOException {
        try (var rehearsal = eachNodeForItself()) {
            anEarlierRunLeft(rehearsal, "# [Step 1] Verify the config.yaml configuration file.\ninit failed!\n");
            powerIsLost(rehearsal, "setsid \"$0\" \"$@\" >/dev/null 2>&1 & sleep 2");

            RunOutcome run = rehearsal.run();

            assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal
                            .step("the metadata is initialised")
                            .judgements()
                            .toString())
                    .contains("node2: its connection was lost; /home/admin/logs/docker_init.log.")
                    .doesNotContain("2026-01-04");
            assertThat(rehearsal.witness().initialisations()).hasSize(2);
        }
    }

    @Test
    void words_of_success_without_the_flag_are_a_decision() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of())) {
            rehearsal.afterEach(told -> {
                if (told.contains("\"$initialise\"")) {
                    rehearsal.witness().shell("node1", "docker exec oms_429 rm -f /root/init_flag.txt");
                }
            });

            RunOutcome run = rehearsal.run();

            assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.UNKNOWN);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS429-8");
            assertThat(rehearsal.worst().told()).contains("has left no /root/init_flag.txt");

            rehearsal.deciding("A. Person");

            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
            assertThat(rehearsal
                            .step("the metadata is initialised")
                            .judgements()
                            .toString())
                    .contains("node1: no flag, accepted by A. Person");
            assertThat(rehearsal.witness().initialisations()).hasSize(1);
        }
    }
}
