package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.journal.StepKey;
import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Output;
import dev.runproof.model.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTroubleTest {
    private static final HostName HOST = new HostName("db-1");
    private static final FactKey<Answer> FACT = new FactKey<>("answer", Answer.class);
    private static final StepPlace PLACE = new StepPlace(
            new StepKey(1, 1, "act"), "Act", List.of("@step:D-1", "@doc:guide/1#act"), "When", "it acts", 7);

    private final StepTrouble trouble = new StepTrouble();

    @Test
    void names_the_command_whose_answer_was_judged_and_not_the_check() {
        moves(new Probe<>(HOST, Command.of("ask"), FACT, answer -> answer), "db-1: ask", 0, "three\n");
        trouble.moveStarted(new Check("it is four", facts -> Judgement.pass("")), "check: it is four");
        assertThat(trouble.told(PLACE, List.of(Judgement.fail("four", "three"))))
                .containsExactly(
                        "         cites    guide/1#act, line 7",
                        "         last     db-1: ask",
                        "         answered exit status 0; last lines:\n         three",
                        "         expected four",
                        "         actual   three");
    }

    @Test
    void names_the_action_that_failed_and_not_the_readings_of_the_look_behind_it() {
        moves(Action.repeatable(HOST, Command.of("act"), FACT, ""), "db-1: act", 1, "no\n");
        moves(new Probe<>(HOST, Command.of("ask"), FACT, answer -> answer), "db-1: ask", 0, "three\n");
        assertThat(trouble.told(PLACE, List.of()))
                .contains("         last     db-1: act", "         answered exit status 1; last lines:\n         no");
    }

    @Test
    void names_what_came_behind_an_action_that_ended_well() {
        moves(Action.repeatable(HOST, Command.of("act"), FACT, ""), "db-1: act", 0, "");
        moves(new Probe<>(HOST, Command.of("ask"), FACT, answer -> answer), "db-1: ask", 0, "three\n");
        assertThat(trouble.told(PLACE, List.of())).contains("         last     db-1: ask");
        trouble.stepStarted();
        assertThat(trouble.told(PLACE, List.of())).hasSize(1);
    }

    @Test
    void leaves_out_an_expectation_that_nobody_has_stated() {
        assertThat(trouble.told(PLACE, List.of(Judgement.fail("", "[GATE] D-1: not confirmed"))))
                .containsExactly(
                        "         cites    guide/1#act, line 7", "         actual   [GATE] D-1: not confirmed");
    }

    private void moves(Move move, String told, int exit, String out) {
        trouble.moveStarted(move, told);
        trouble.answered(
                move, told, new Answer(exit, Output.of(out), Output.of(""), Instant.EPOCH, Duration.ofMillis(1)));
    }
}
