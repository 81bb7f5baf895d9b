package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.report.StepAttachments;
import java.util.List;

/** Puts what happened inside a step into the run's Allure results. */
record ReportEvents(StepAttachments attachments) implements RunEvents {
    @Override
    public void answered(Move move, String told, Answer answer) {
        attachments.answered(told, answer);
    }

    @Override
    public void judged(Move move, Judgement judgement) {
        attachments.judged(MoveText.of(move), judgement);
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        if (how == How.RECALLED) {
            attachments.noted("carried out in an earlier attempt of the run");
        }
    }
}
