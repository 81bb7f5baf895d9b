package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that does not succeed is told with its cause and with what a person can do. */
class StartingTest {
    @TempDir
    private Path directory;

    private ModelRun run;
    private Component nameserver;

    @BeforeEach
    void stopped() {
        run = new ModelRun(directory);
        nameserver = run.nameserver();
        run.until("Start the " + nameserver);
    }

    @Test
    void another_program_at_the_port_is_told_as_one_to_find_and_to_end() {
        run.machines().portIsTaken(nameserver.endpoint());

        Judgement told = start();

        assertThat(told.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(told.actual())
                .contains(nameserver.endpoint() + " was held before by a process", "<!DOCTYPE HTML>", "then resume");
    }

    @Test
    void a_script_that_refuses_is_told_with_its_reason_and_starts_when_that_is_mended() {
        run.machines().configured(nameserver, false);

        Judgement told = start();

        assertThat(told.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(told.actual())
                .contains("nameserver.flags: No such file", "Invalid log dir", "then resume", "runproof rollback");
        run.machines().configured(nameserver, true);
        assertThat(run.step(starting())).isEmpty();
    }

    private StepScript starting() {
        return new OpenMldb(run.site()).isStarted(nameserver.host(), Kind.NAMESERVER, Turn.ALWAYS);
    }

    private Judgement start() {
        List<Judgement> bad = run.step(starting());
        assertThat(bad).hasSize(1);
        return bad.get(0);
    }
}
