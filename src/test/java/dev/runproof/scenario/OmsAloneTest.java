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

/** What was proved once is proved again where all hangs on it: hours may lie between, and people at work on the hosts. */
@Tag("crash")
class OmsAloneTest {
    @TempDir
    private Path home;

    @Test
    void nothing_is_migrated_without_its_way_back_or_beside_the_old_version() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.when(
                    "the programs of the new containers are ready",
                    () -> move(dumps(rehearsal), "cm_331.sql", "mislaid"));

            RunOutcome run = rehearsal.run();

            refused(run, rehearsal, "OMS400-9", "cm_331.sql is gone");
            assertThat(rehearsal.witness().initialisations()).isEmpty();
            move(dumps(rehearsal), "mislaid", "cm_331.sql");
            rehearsal.witness().shell("node2", "docker start oms_331");

            refused(rehearsal.resume(run), rehearsal, "OMS400-9", "oms_331 runs on node2 as well");

            assertThat(rehearsal.witness().initialisations()).isEmpty();
            rehearsal.witness().shell("node2", "docker stop oms_331");

            assertThat(rehearsal.resume(run).verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(rehearsal.worst().told()).contains("oms_331 on node2 was started again at");
            assertThat(rehearsal.witness().initialisations()).isEmpty();
            rehearsal.witness().shell("node2", "docker update --restart=always oms_331");

            refused(rehearsal.resume(run), rehearsal, "OMS400-9", "docker update --restart=no oms_331");

            assertThat(rehearsal.witness().initialisations()).isEmpty();
            rehearsal.witness().shell("node2", "docker update --restart=no oms_331");
            rehearsal.deciding("A. Person");
            rehearsal.when(
                    "the console names the new version",
                    () -> rehearsal.witness().shell("node1", "docker start oms_331"));

            refused(rehearsal.resume(run), rehearsal, "OMS400-13", "oms_331 runs on node1 as well");

            rehearsal.witness().shell("node1", "docker stop oms_331 && docker update --restart=always oms_331");

            refused(
                    rehearsal.resume(run),
                    rehearsal,
                    "OMS400-13",
                    "oms_331 on node1 has the restart policy always: the engine would start it beside oms_400");

            rehearsal.witness().shell("node1", "docker update --restart=no oms_331 && docker rename oms_331 oms_kept");

            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
            assertThat(rehearsal
                            .step("the new version alone runs on every node")
                            .notes())
                    .containsExactly("warning: before any way back, on node1: oms_331 is called oms_kept now:"
                            + " docker rename oms_kept oms_331");
        }
    }

    private static void refused(RunOutcome run, OmsRehearsal rehearsal, String step, String told) {
        assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
        assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        assertThat(rehearsal.worst().told()).contains(told);
    }

    private static Path dumps(OmsRehearsal rehearsal) {
        try (var sets = Files.list(Path.of(rehearsal.variable("backupDir.node1")))) {
            return sets.filter(each -> Files.exists(each.resolve("manifest.yaml")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path set, String from, String to) {
        try {
            Files.move(set.resolve(from), set.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
