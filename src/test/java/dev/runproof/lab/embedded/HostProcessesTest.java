package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a model sees of the real processes that stand for those of its hosts. */
@Timeout(60)
class HostProcessesTest {
    /** The kernel shows no environment of a process at the moment in which it becomes another program. */
    @Test
    void a_daemon_that_becomes_another_program_is_seen_at_every_look() throws Exception {
        try (var lab = LabUnderTest.up(LabSpec.of("toy").withNodes(1))) {
            assertThat(lab.ssh("node1", "toy", lab.path("node1", ToySimulation.TOOL) + " restless 1000"))
                    .isEqualTo(new Ran(0, "0\n", ""));
        }
    }
}
