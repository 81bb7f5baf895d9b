package dev.runproof.report;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Output;
import dev.runproof.model.Verdict;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds what happens inside a step to its Allure result: commands with exit status and outputs, and judgements.
 *
 * <p>To be called on the thread that carries out the Cucumber step, while it does; outside of a step nothing is added. All
 * texts are redacted by whoever calls.
 */
public final class StepAttachments {
    /** Longer outputs are cut here and whole in the evidence. */
    static final int LONGEST_OUTPUT_BYTES = 64 * 1024;

    /** One line of no more than this stands beside the command; an attachment of its own would cost a file and a click. */
    static final int LONGEST_LINE_CHARACTERS = 160;

    private final AllureLifecycle lifecycle;

    StepAttachments(AllureLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * A host answered.
     *
     * @param told where and what was asked, as the plan says it
     * @param picture the page on which it ended, a PNG
     */
    public void answered(String told, Answer answer, Optional<byte[]> picture) {
        var parameters = new ArrayList<>(List.of(
                parameter("exit", String.valueOf(answer.exit())),
                parameter("sent", answer.at().toString()),
                parameter("took", answer.took().toMillis() + " ms")));
        line(answer.stdout()).ifPresent(line -> parameters.add(parameter("stdout", line)));
        line(answer.stderr()).ifPresent(line -> parameters.add(parameter("stderr", line)));
        var step = new StepResult().setName(told).setStatus(Status.PASSED).setParameters(parameters);
        long sent = answer.at().toEpochMilli();
        within(
                step,
                () -> {
                    attach("stdout", answer.stdout());
                    attach("stderr", answer.stderr());
                    picture.ifPresent(
                            png -> lifecycle.addAttachment("page", "image/png", "png", new ByteArrayInputStream(png)));
                },
                sent,
                sent + answer.took().toMillis());
    }

    /** An output that is one short line, without its newline. */
    private static Optional<String> line(Output output) {
        if (!output.complete() || output.sizeBytes() == 0 || output.sizeBytes() > LONGEST_LINE_CHARACTERS) {
            return Optional.empty();
        }
        String text = output.text();
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.isBlank() || line.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(line);
    }

    /** A check judged, or an action ended with a judgement. */
    public void judged(String claim, Judgement judgement) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(parameter("verdict", JunitXml.word(judgement.verdict())));
        if (!judgement.expected().isEmpty()) {
            parameters.add(parameter("expected", judgement.expected()));
        }
        parameters.add(parameter("actual", judgement.actual()));
        judgement.notes().forEach(note -> parameters.add(parameter("note", note)));
        var step = new StepResult()
                .setName(claim)
                .setStatus(status(judgement.verdict()))
                .setParameters(parameters);
        if (judgement.verdict() != Verdict.PASS) {
            step.setStatusDetails(new StatusDetails().setMessage(JunitXml.told(judgement)));
        }
        within(step, () -> {}, 0, 0);
    }

    /** A remark, such as that the step was carried out in an earlier attempt of the run. */
    public void noted(String remark) {
        within(new StepResult().setName(remark).setStatus(Status.PASSED), () -> {}, 0, 0);
    }

    private void within(StepResult step, Runnable content, long start, long stop) {
        if (lifecycle.getCurrentTestCaseOrStep().isEmpty()) {
            return;
        }
        String id = UUID.randomUUID().toString();
        lifecycle.startStep(id, step);
        content.run();
        lifecycle.stopStep(id);
        if (start > 0) {
            step.setStart(start).setStop(stop);
        }
    }

    private void attach(String channel, Output output) {
        if (output.sizeBytes() == 0 || line(output).isPresent()) {
            return;
        }
        boolean cut = output.keptBytes() > LONGEST_OUTPUT_BYTES || !output.complete();
        String text = new String(output.beginning(LONGEST_OUTPUT_BYTES), StandardCharsets.UTF_8);
        String note = cut ? "\n… cut here: " + output.sizeBytes() + " bytes in all, whole in the evidence\n" : "";
        lifecycle.addAttachment(
                channel, "text/plain", "txt", new ByteArrayInputStream((text + note).getBytes(StandardCharsets.UTF_8)));
    }

    private static Parameter parameter(String name, String value) {
        return new Parameter().setName(name).setValue(value);
    }

    static Status status(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Status.PASSED;
            case BLOCKED -> Status.SKIPPED;
            case UNKNOWN -> Status.BROKEN;
            case FAIL -> Status.FAILED;
        };
    }
}
