package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a tablet's process by other hands before its turn comes; over real SSH, a lab each. */
@Tag("crash")
class OpenMldbTabletMeantimeTest {
    @TempDir
    private Path home;

    @Test
    void a_tablet_that_was_down_when_the_way_back_began_and_runs_at_its_turn_is_led_away_before_it_is_stopped()
            throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            RunOutcome forward = rehearsal.refusing("OM-16").run();
            inTablet(rehearsal, "kill -9 $(cat bin/tablet.pid); sleep 1");
            RunOutcome down = rehearsal.rollback(forward);
            assertThat(down.verdict()).as("%s", rehearsal.worst()).isNotEqualTo(Verdict.PASS);
            inTablet(rehearsal, "bash bin/start.sh start tablet; sleep 3");

            RunOutcome back = rehearsal.resume(down);

            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.asked().replicas()).isEqualTo(before);
            assertThat(rehearsal.calls("--cmd=pre-upgrade")).isEqualTo(6);
        }
    }

    @Test
    void a_tablet_without_its_pid_file_is_led_away_before_anything_else() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            RunOutcome forward = rehearsal.refusing("OM-16").run();
            inTablet(rehearsal, "mv bin/tablet.pid mislaid");

            RunOutcome lost = rehearsal.rollback(forward);

            assertThat(lost.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().told()).contains("stopped nothing");
            assertThat(rehearsal.asked().replicas())
                    .noneMatch(it -> it.endsWith(rehearsal.variable("endpoint.tablet.tablet1") + " leader"));

            inTablet(rehearsal, "mv mislaid bin/tablet.pid");
            assertThat(rehearsal.resume(lost).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
            assertThat(rehearsal.asked().replicas()).isEqualTo(before);
        }
    }

    @Test
    void a_process_of_somebody_else_is_not_ended_for_a_tablet() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.when(
                    "the tablet is stopped",
                    () -> inTablet(
                            rehearsal,
                            "mv bin/tablet.pid right; nohup sleep 3000 >/dev/null 2>&1 & echo $! >bin/tablet.pid"));

            RunOutcome run = rehearsal.run();

            assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OM-7");
            assertThat(rehearsal.worst().told()).contains("`sleep`, which is not the tablet");
            assertThat(inTablet(rehearsal, "kill $(cat bin/tablet.pid) && echo ended; mv right bin/tablet.pid"))
                    .contains("ended");
            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    private static String inTablet(OpenMldbRehearsal rehearsal, String text) {
        return rehearsal.ssh("tablet1", "cd " + rehearsal.variable("dir.tablet.tablet1") + " && { " + text + "; }");
    }
}
