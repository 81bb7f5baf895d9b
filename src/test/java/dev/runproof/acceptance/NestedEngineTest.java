package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OMS on a host that is a container with an engine of its own inside. */
@NeedsDocker
class NestedEngineTest {
    @Test
    void oms_is_upgraded_and_taken_back_in_the_network_that_the_documents_ask_for(@TempDir Path folder)
            throws Exception {
        var program = new Program(folder);

        Program.Ended ended = program.run(
                "rehearse",
                "oms-3.3.0",
                "-e",
                "containers-oms-3.3.0",
                "--set",
                "lab.engine=nested",
                "--with-rollback",
                "--json");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("the old version alone runs on every node", "--privileged is dropped")
                .doesNotContain("--net host is");
        for (String run : ended.output()
                .lines()
                .filter(line -> line.startsWith("report: "))
                .toList()) {
            Leftovers.awaitNone(String.valueOf(Path.of(run).getParent().getFileName()));
        }
    }
}
