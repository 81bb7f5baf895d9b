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

    @Test
    void the_age_of_a_process_is_exact_although_a_second_of_the_machine_is_many_minutes() throws Exception {
        // The kernel tells a start to a hundredth of a second, and the lab takes its end: it lies behind when that is
        // over.
        String script = """
                before=$(date +%s); sleep 3 & command -p sleep 0.01; after=$(date +%s)
                early=$(date +%s); shown=$(ps -o etimes= -p $!); late=$(date +%s)
                kill $!
                [ $((late - shown)) -ge $before ] && echo "not too old" || echo "$((before - late + shown)) s too old"
                [ $((early - shown)) -le $((after + 1)) ] && echo "not too young" || echo "too young"
                """;
        try (var lab = LabUnderTest.up(LabSpec.of("toy").withNodes(1).atSpeed(1000))) {
            assertThat(lab.ssh("node1", "toy", script)).isEqualTo(new Ran(0, "not too old\nnot too young\n", ""));
        }
    }
}
