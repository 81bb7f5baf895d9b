package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controller's clock is put right while the first stop lies behind: no look-back is counted from a stop of the future. */
@Tag("crash")
class OmsClockTest {
    private static final Duration WRONG = Duration.ofHours(3);

    @TempDir
    private Path home;

    private OmsRehearsal rehearsal;

    @BeforeEach
    void up() throws IOException {
        rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of());
    }

    @AfterEach
    void down() throws IOException {
        rehearsal.close();
    }

    private void isUnknownAt(String step, String told) {
        assertThat(rehearsal.worst().verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.UNKNOWN);
        assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        assertThat(rehearsal.worst().told()).contains(told);
    }

    @Test
    void a_stop_that_an_earlier_run_noted_in_the_future_stops_before_anything_is_touched() throws IOException {
        Path kept = Path.of(rehearsal.variable("backupDir.node1")).resolve("first-stop-" + rehearsal.variable("db.rm"));
        Instant ahead = Instant.now().plus(WRONG);
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, ahead + " 20261121-020000-oms-4.0.0-a1b2\n");

        RunOutcome stopped = rehearsal.run();

        isUnknownAt("OMS400-0", "run 20261121-020000-oms-4.0.0-a1b2 stopped OMS at " + ahead + " by " + kept);
        OmsJudge.touchedNoMore(OmsScenario.Touched.NOTHING, rehearsal.witness());

        Files.delete(kept);
        RunOutcome resumed = rehearsal.resume(stopped);

        assertThat(resumed.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
    }

    @Test
    void high_availability_stays_off_while_the_stop_lies_in_the_future_there_and_back() throws IOException {
        rehearsal.when(
                "high availability is switched on if it was on",
                () -> rehearsal.clock().move(WRONG.negated()));

        RunOutcome stopped = rehearsal.run();

        isUnknownAt("OMS400-11", "the clock of this machine was set back");
        assertThat(rehearsal.asked().haConfig()).containsPattern("\"enable\" *: *false");

        rehearsal.clock().move(WRONG);
        RunOutcome resumed = rehearsal.resume(stopped);

        assertThat(resumed.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
        rehearsal.when("high availability is put back", () -> rehearsal.clock().move(WRONG.negated()));

        RunOutcome back = rehearsal.rollback(resumed);

        isUnknownAt("OMS400-R6", "the clock of this machine was set back");
        assertThat(rehearsal.asked().haConfig()).containsPattern("\"enable\" *: *false");

        rehearsal.clock().move(WRONG);

        assertThat(rehearsal.resume(back).verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
    }
}
