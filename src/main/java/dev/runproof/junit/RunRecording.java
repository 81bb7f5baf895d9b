package dev.runproof.junit;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.report.AllureTest;
import dev.runproof.run.Plan;
import dev.runproof.run.ReportEvents;
import dev.runproof.run.RunEvents;
import dev.runproof.run.StepPlace;
import dev.runproof.run.StepTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run told of its steps, and tells it to the test's Allure result as well. */
final class RunRecording implements RunEvents, AutoCloseable {
    private final Clock clock;
    private final AllureTest allure = AllureTest.ofThisThread();
    private final ReportEvents attachments = new ReportEvents(allure.attachments());
    private final StepTrouble trouble = new StepTrouble();
    private final List<StepOutcome> steps = new ArrayList<>();
    private String run = "";
    private Instant began = Instant.EPOCH;

    RunRecording(Clock clock) {
        this.clock = clock;
    }

    List<StepOutcome> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        run = runId;
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        began = clock.instant();
        trouble.stepStarted();
        allure.stepBegins(run + place.key().scenario(), place.scenario(), place.keyword() + " " + place.text());
    }

    @Override
    public void moveStarted(Move move, String told) {
        trouble.moveStarted(move, told);
        attachments.moveStarted(move, told);
    }

    @Override
    public void pictured(byte[] png) {
        attachments.pictured(png);
    }

    @Override
    public void answered(Move move, String told, Answer answer) {
        trouble.answered(move, told, answer);
        attachments.answered(move, told, answer);
    }

    @Override
    public void judged(Move move, Judgement judgement) {
        attachments.judged(move, judgement);
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        boolean reached = how != How.NOT_REACHED;
        steps.add(new StepOutcome(
                run,
                place.key().toString(),
                place.scenario(),
                place.documentedSteps(),
                place.text(),
                verdict,
                judgements,
                reached ? Duration.between(began, clock.instant()) : Duration.ZERO,
                reached && verdict != Verdict.PASS ? told(place, verdict, judgements) : ""));
        if (reached) {
            allure.stepEnds(verdict);
        }
    }

    private String told(StepPlace place, Verdict verdict, List<Judgement> judgements) {
        return "%s  %s  [%s]%n%-8s%s%n%s"
                .formatted(
                        place.key(),
                        place.scenario(),
                        String.join(", ", place.documentedSteps()),
                        ProcedureRun.word(verdict),
                        place.text(),
                        String.join("\n", trouble.told(place, judgements)));
    }

    @Override
    public void runEnded(String runId, Verdict verdict) {
        allure.scenarioEnds();
    }

    /** Ends what is open in the test's result, also after a run without a verdict. */
    @Override
    public void close() {
        allure.scenarioEnds();
    }
}
