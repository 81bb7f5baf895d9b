package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of a step that did not pass what people ask first: what it cites, which command came last, what that answered, what
 * was expected and what was seen.
 *
 * <p>To be told of each step and move as it goes on; the words are those of a screen, of a test's failure as well.
 */
public final class StepTrouble {
    private static final int LAST_LINES = 5;

    private String lastCommand = "";
    private Optional<Answer> lastAnswer = Optional.empty();
    private boolean actionOpen;

    public void stepStarted() {
        lastCommand = "";
        lastAnswer = Optional.empty();
        actionOpen = false;
    }

    /** @param told the move's line in the plan, masked */
    public void moveStarted(Move move, String told) {
        // A check asks no host: what matters is the answer it judges.
        if (!(move.itself() instanceof Check) && !looksBehindAnAction(move)) {
            lastCommand = told;
            lastAnswer = Optional.empty();
            actionOpen = move.itself() instanceof Action;
        }
    }

    /** Beside an action, and after one that did not end well, come readings that look at it: they are not what failed. */
    private boolean looksBehindAnAction(Move move) {
        return actionOpen && !(move.itself() instanceof Action);
    }

    public void answered(Move move, String told, Answer answer) {
        if (looksBehindAnAction(move)) {
            return;
        }
        lastCommand = told;
        if (move.itself() instanceof Action) {
            actionOpen = answer.exit() != 0;
        }
        lastAnswer = Optional.of(answer);
    }

    private static String ending(Answer answer) {
        String text = answer.err().isBlank() ? answer.out() : answer.err();
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return "exit status " + answer.exit()
                + (lines.isEmpty()
                        ? ""
                        : "; last lines:\n         "
                                + String.join(
                                        "\n         ",
                                        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    /** Lines for people, indented; one of them may hold several. */
    public List<String> told(StepPlace place, List<Judgement> judgements) {
        var lines = new ArrayList<String>();
        lines.add("         cites    " + String.join(", ", place.citations()) + ", line " + place.line());
        if (!lastCommand.isEmpty()) {
            lines.add("         last     " + lastCommand);
        }
        lastAnswer.ifPresent(answer -> lines.add("         answered " + ending(answer)));
        for (Judgement judgement : judgements) {
            if (judgement.verdict() != Verdict.PASS) {
                if (!judgement.expected().isEmpty()) {
                    lines.add("         expected " + judgement.expected());
                }
                lines.add("         actual   " + judgement.actual());
            }
        }
        return List.copyOf(lines);
    }
}
