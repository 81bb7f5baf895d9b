package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upgrade that was taken back and is tried again some days later: what the first one has left does not mislead it. */
@Tag("crash")
class UpgradedAgainTest {
    private static final Pattern KEPT =
            Pattern.compile("\\S+ is kept on (?<node>\\S+) with its logs; before another upgrade: (?<command>.*)");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"opengauss,40", "openmldb,100", "oms-3.3.0,100", "oms-4.0.0,100", "oms-4.2.9,100"})
    void goes_there_and_back_a_second_time(String procedure, double speed) throws Exception {
        try (var rehearsal = new AnyRehearsal(
                home, LabSpec.of(procedure).withOptions(Map.of()).atSpeed(speed))) {
            rehearsal.deciding("operator");
            for (int time = 1; time <= 2; time++) {
                RunOutcome forward = rehearsal.run();
                assertThat(forward.verdict())
                        .as("there, %d: %s", time, rehearsal.worst())
                        .isEqualTo(Verdict.PASS);
                RunOutcome back = rehearsal.rollback(forward);
                assertThat(back.verdict())
                        .as("back, %d: %s", time, rehearsal.worst())
                        .isEqualTo(Verdict.PASS);
                asTheNotesSay(rehearsal);
            }
        }
    }

    /** What a way back has left for the operator to do before another upgrade. */
    private static void asTheNotesSay(AnyRehearsal rehearsal) throws Exception {
        for (String note : rehearsal.notes()) {
            Matcher kept = KEPT.matcher(note);
            if (kept.matches()) {
                assertThat(rehearsal.lab().ssh(kept.group("node"), "root", kept.group("command")))
                        .returns(0, LabUnderTest.Ran::exit);
            }
        }
    }
}
