package dev.runproof.journal;

import dev.runproof.model.Answer;
import dev.runproof.model.Confirmation;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Output;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Headers and entries for tests: one of every kind, and random ones. */
final class Samples {
    static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    static final StepKey STEP = new StepKey(7, 2, "og-9");
    static final StartedBy BY = new StartedBy("opsrunner", "maria", "bastion-4", "0.1.0");
    static final JournalHeader HEADER = new JournalHeader(
            "20260304-050607-demo",
            "rehearse",
            "demo",
            "sha256:aa11",
            "embedded-demo",
            "sha256:bb22",
            BY,
            AT,
            List.of(new PlannedStep(STEP, "Replace the manager", "When the manager is replaced — once")));

    private Samples() {}

    static Answer answer(String out) {
        return new Answer(3, Output.of(out), Output.of("warning: ünusual\n"), AT, Duration.ofMillis(1234));
    }

    static List<JournalEntry> oneOfEach() {
        return List.of(
                new JournalEntry.Began(STEP, "fp-1", 1, AT),
                new JournalEntry.Answered(STEP, 0, answer("line \"one\"\n\tline two\u0001\n")),
                new JournalEntry.Polled(
                        STEP, 1, new Answer(0, new Output(new byte[] {1, -1, 0}, 3), Output.NONE, AT, Duration.ZERO)),
                new JournalEntry.Uploaded(STEP, 2, new Upload.Uploaded("c0ffee", 77, true), AT),
                new JournalEntry.Confirmed(
                        STEP, 3, new Confirmation("OG-9", "maria", "window is open", AT, "Go on?\nNo way back.")),
                new JournalEntry.Acting(STEP, 4, "07-2-og-9-4-a1", new HostName("db-1"), AT),
                new JournalEntry.Acted(STEP, 4, "07-2-og-9-4-a1", answer("done\n")),
                new JournalEntry.Looked(
                        STEP, 4, new Look.Finding(Look.Conclusion.STOP, "half done", "two of three hosts"), AT),
                new JournalEntry.Ended(
                        STEP, Verdict.FAIL, List.of(new Judgement(Verdict.FAIL, "3", "2", List.of("note"))), AT),
                new JournalEntry.Interrupted("ctrl-c", AT),
                new JournalEntry.Resumed(BY, AT),
                new JournalEntry.RunEnded(Verdict.FAIL, AT));
    }

    static JournalEntry random(Random random) {
        var step = new StepKey(1 + random.nextInt(120), 1 + random.nextInt(12), "s" + random.nextInt(50));
        int move = random.nextInt(9);
        return switch (random.nextInt(6)) {
            case 0 -> new JournalEntry.Began(step, text(random), 1 + random.nextInt(4), AT.plusNanos(random.nextInt()));
            case 1 -> new JournalEntry.Answered(step, move, randomAnswer(random));
            case 2 -> new JournalEntry.Acted(step, move, "a" + random.nextInt(), randomAnswer(random));
            case 3 ->
                new JournalEntry.Looked(
                        step,
                        move,
                        new Look.Finding(Look.Conclusion.values()[random.nextInt(3)], text(random), text(random)),
                        AT);
            case 4 ->
                new JournalEntry.Ended(
                        step,
                        verdict(random),
                        List.of(new Judgement(verdict(random), text(random), text(random), List.of(text(random)))),
                        AT);
            default -> new JournalEntry.Interrupted(text(random), AT);
        };
    }

    private static Answer randomAnswer(Random random) {
        byte[] bytes = new byte[random.nextInt(10) == 0 ? 100_000 : random.nextInt(300)];
        random.nextBytes(bytes);
        return new Answer(
                random.nextInt(256),
                new Output(bytes, bytes.length + (long) random.nextInt(2) * 5_000_000_000L),
                Output.of(text(random)),
                AT.plusMillis(random.nextInt()),
                Duration.ofNanos(random.nextInt(1_000_000_000)));
    }

    private static Verdict verdict(Random random) {
        return Verdict.values()[random.nextInt(4)];
    }

    /** Any valid Unicode, line feeds, quotes, and what looks like the file's own frame. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(
                    switch (random.nextInt(5)) {
                        case 0 -> "\",\"entry\":{";
                        case 1 -> "}\n";
                        case 2 -> Character.toString(0x10000 + random.nextInt(0x1000));
                        case 3 -> Character.toString(random.nextInt(0xD800));
                        default -> "word ";
                    });
        }
        return text.toString();
    }
}
