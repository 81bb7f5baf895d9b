package dev.runproof.report;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A run on one page of Markdown, for the ticket of the change. */
public final class Summary {
    /** Longer than any that a note holds. */
    private static final String FENCE = "``````";

    private Summary() {}

    /** Writes the file; throws {@link ReportRefused} when that is not possible. */
    public static void write(RunStory run, Path file) {
        ReportFile.write(file, of(run));
    }

    static String of(RunStory run) {
        var page = new StringBuilder();
        line(
                page,
                "# %s on %s: %s",
                text(run.header().procedure()),
                text(run.header().environment()),
                word(run.verdict()));
        line(page, "");
        line(page, "| | |");
        line(page, "|---|---|");
        row(page, "run", run.header().run() + " (" + run.header().kind() + ")");
        row(page, "started", run.header().at() + " by " + run.header().by());
        row(page, "ended", run.ended().map(Object::toString).orElse("not on record"));
        row(page, "plan", run.header().planHash());
        row(page, "procedure", run.header().procedureHash());
        line(page, "");
        line(page, "| scenario | verdict | steps | seconds |");
        line(page, "|---|---|---|---|");
        for (RunStory.Scenario scenario : run.scenarios()) {
            line(
                    page,
                    "| %02d %s | %s | %d of %d passed | %s |",
                    scenario.number(),
                    text(scenario.name()),
                    word(scenario.verdict()),
                    scenario.steps().stream()
                            .filter(step -> step.verdict() == Verdict.PASS)
                            .count(),
                    scenario.steps().size(),
                    seconds(scenario.took()));
        }
        for (RunStory.Scenario scenario : run.scenarios()) {
            details(page, scenario);
        }
        return page.toString();
    }

    private static void details(StringBuilder page, RunStory.Scenario scenario) {
        for (RunStory.Step step : scenario.steps()) {
            var telling = RunStory.telling(step);
            if (telling.isEmpty()) {
                continue;
            }
            line(page, "");
            line(page, "**%s %s**: %s", step.key(), text(step.text()), word(step.verdict()));
            line(page, "");
            for (Judgement judgement : telling) {
                told(page, judgement);
            }
        }
    }

    /** In one line, and notes of several lines, such as a table, as they are below it. */
    private static void told(StringBuilder page, Judgement judgement) {
        var brief =
                judgement.notes().stream().filter(note -> !note.contains("\n")).toList();
        line(
                page,
                "- %s",
                text(JunitXml.told(
                        new Judgement(judgement.verdict(), judgement.expected(), judgement.actual(), brief))));
        judgement.notes().stream().filter(note -> note.contains("\n")).forEach(note -> {
            line(page, "");
            line(page, "%s", FENCE);
            note.lines().forEach(line -> line(page, "%s", line));
            line(page, "%s", FENCE);
        });
    }

    private static void row(StringBuilder page, String name, String value) {
        line(page, "| %s | %s |", name, text(value));
    }

    private static void line(StringBuilder page, String form, Object... values) {
        page.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    private static String word(Verdict verdict) {
        return JunitXml.word(verdict);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /** One line of plain text: nothing in it is Markdown or HTML, or ends a cell. */
    static String text(String value) {
        return value.replaceAll("[\\\\`*_{}\\[\\]<>|#]", "\\\\$0").replaceAll("\\s*\\R\\s*", "; ");
    }
}
