package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that stops behind each of its steps, or amid them behind each action, and goes on the next morning, and its way back
 * likewise: what was read is old by then, and what was done by its name is not done again.
 */
@Tag("crash")
class LeftForANightTest {
    private static final Duration NIGHT = Duration.ofHours(13);
    private static final double SPEED = 40;
    /** The night is the controller's alone, so what OMS needs minutes for has to be over in a moment. */
    private static final double SPEED_OF_OMS = 1000;

    @TempDir
    private Path home;

    @Test
    void goes_on_in_the_morning_behind_whichever_step_opengauss_was_left() throws Exception {
        goesOnInTheMorning("opengauss", SPEED);
    }

    @Test
    @Tag("enumeration")
    void goes_on_in_the_morning_behind_whichever_step_openmldb_was_left() throws Exception {
        goesOnInTheMorning("openmldb", SPEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oms-3.3.0", "oms-4.0.0", "oms-4.2.9"})
    void goes_on_in_the_morning_behind_whichever_step_oms_was_left(String procedure) throws Exception {
        goesOnInTheMorning(procedure, SPEED_OF_OMS);
    }

    private void goesOnInTheMorning(String procedure, double speed) throws IOException {
        goesOn(procedure, speed, AnyRehearsal::withBreaks);
    }

    @ParameterizedTest
    @CsvSource({"opengauss, 40", "oms-4.2.9, 1000"})
    void goes_on_in_the_morning_amid_a_step_behind_whichever_action(String procedure, double speed) throws IOException {
        goesOnAmidItsSteps(procedure, speed);
    }

    @ParameterizedTest
    @Tag("enumeration")
    @CsvSource({"openmldb, 40", "oms-3.3.0, 1000", "oms-4.0.0, 1000"})
    void so_do_the_others(String procedure, double speed) throws IOException {
        goesOnAmidItsSteps(procedure, speed);
    }

    private void goesOnAmidItsSteps(String procedure, double speed) throws IOException {
        goesOn(procedure, speed, AnyRehearsal::withBreaksBehindActions);
    }

    /** Carries a run out in pieces, the way there or back. */
    private interface InPieces {
        RunOutcome of(AnyRehearsal rehearsal, boolean back, Runnable meanwhile);
    }

    private void goesOn(String procedure, double speed, InPieces pieces) throws IOException {
        try (var rehearsal = new AnyRehearsal(home, LabSpec.of(procedure).atSpeed(speed))) {
            rehearsal.deciding("operator");
            Runnable night = () -> rehearsal.clock().move(NIGHT);
            RunOutcome forward = pieces.of(rehearsal, false, night);
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            RunOutcome back = pieces.of(rehearsal, true, night);
            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
        }
    }
}
