package dev.runproof.report;

import dev.runproof.model.Verdict;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.util.UUID;

/**
 * The Allure result of the test that runs on this thread, where there is one: sections and steps of a run become steps of
 * the test.
 *
 * <p>Without an adapter of Allure for the test's framework there is no such result, and nothing is written.
 */
public final class AllureTest {
    private final AllureLifecycle lifecycle;
    private String section = "";
    private String sectionId = "";
    private String stepId = "";
    private Verdict worst = Verdict.PASS;

    private AllureTest(AllureLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    public static AllureTest ofThisThread() {
        return new AllureTest(Allure.getLifecycle());
    }

    /** For what happens inside a step. */
    public StepAttachments attachments() {
        return new StepAttachments(lifecycle);
    }

    /** @param id tells two sections of the same name apart */
    public void stepBegins(String id, String scenario, String text) {
        if (!section.equals(id)) {
            scenarioEnds();
            section = id;
            worst = Verdict.PASS;
            sectionId = begin(scenario);
        }
        stepId = begin(text);
    }

    public void stepEnds(Verdict verdict) {
        stepId = end(stepId, verdict);
        worst = worst.and(verdict);
    }

    /** Also in the middle of a step, whose end nobody saw. */
    public void scenarioEnds() {
        if (!stepId.isEmpty()) {
            stepEnds(Verdict.UNKNOWN);
        }
        sectionId = end(sectionId, worst);
        section = "";
    }

    private String begin(String name) {
        if (lifecycle.getCurrentTestCaseOrStep().isEmpty()) {
            return "";
        }
        String id = UUID.randomUUID().toString();
        lifecycle.startStep(id, new StepResult().setName(name));
        return id;
    }

    private String end(String id, Verdict verdict) {
        if (!id.isEmpty()) {
            Status status = StepAttachments.status(verdict);
            lifecycle.updateStep(id, step -> step.setStatus(status));
            lifecycle.stopStep(id);
        }
        return "";
    }
}
