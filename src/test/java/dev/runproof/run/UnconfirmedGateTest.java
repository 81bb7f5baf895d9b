package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was not asked is told how to answer. */
class UnconfirmedGateTest {
    @TempDir
    private Path home;

    @Test
    void names_the_command_that_confirms_it_for_this_very_run() throws IOException {
        RunOutcome outcome = runOf("Given demo: somebody confirms D-1");
        assertThat(outcome.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(outcome.next()).containsExactly("runproof resume " + outcome.runId() + " --confirm D-1 --as NAME");
    }

    @Test
    void a_decision_that_nobody_took_is_unknown_and_is_told_alike() throws IOException {
        RunOutcome outcome = runOf("Given demo: somebody decides D-2");
        assertThat(outcome.status()).isEqualTo(ExitStatus.UNKNOWN);
        assertThat(outcome.next()).containsExactly("runproof resume " + outcome.runId() + " --confirm D-2 --as NAME");
    }

    @Test
    void what_a_check_found_wrong_names_no_such_command() throws IOException {
        RunOutcome outcome = runOf("Given demo: db-1 says yes to ready");
        assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcome.next()).isEmpty();
    }

    private RunOutcome runOf(String step) throws IOException {
        return new ThereAndBack(home, step, step).there();
    }
}
