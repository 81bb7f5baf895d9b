package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.report.StepAttachments;
import java.util.List;
import java.util.Optional;

/** Puts what happened inside a step into the run's Allure results; of a wait's pictures the last. */
public final class ReportEvents implements RunEvents {
    private final StepAttachments attachments;
    private Optional<byte[]> picture = Optional.empty();

    public ReportEvents(StepAttachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public void moveStarted(Move move, String told) {
        picture = Optional.empty();
    }

    @Override
    public void pictured(byte[] png) {
        picture = Optional.of(png);
    }

    @Override
    public void answered(Move move, String told, Answer answer) {
        attachments.answered(told, answer, picture);
        picture = Optional.empty();
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
