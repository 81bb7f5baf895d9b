package dev.runproof.run;

import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Replay;
import dev.runproof.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run stands, from its journal and its order alone.
 *
 * @param takesBack of a way back, the id of the run that it takes back; else empty text
 * @param ended the run's verdict, empty text while it goes on or when it was interrupted
 * @param steps in the plan's order
 */
public record RunStatus(
        String run,
        String kind,
        String takesBack,
        String procedure,
        String environment,
        String startedBy,
        String startedAt,
        String ended,
        List<Step> steps) {
    /** A step; {@code verdict} is {@code open} for one that has not ended. */
    public record Step(String key, String text, String verdict) {}

    public static RunStatus of(RunFolder folder) {
        Journal journal = JournalReader.read(folder.journal());
        Replay replay = Replay.of(journal.entries());
        Optional<Verdict> ended = Optional.empty();
        for (JournalEntry entry : journal.entries()) {
            if (entry instanceof JournalEntry.RunEnded end) {
                ended = Optional.of(end.verdict());
            } else if (entry instanceof JournalEntry.Resumed) {
                ended = Optional.empty();
            }
        }
        return new RunStatus(
                folder.runId(),
                journal.header().kind(),
                folder.order().forward(),
                journal.header().procedure(),
                journal.header().environment(),
                journal.header().by().toString(),
                journal.header().at().toString(),
                ended.map(Verdict::toString).orElse(""),
                journal.header().steps().stream()
                        .map(step -> new Step(
                                step.step().toString(),
                                step.text(),
                                replay.recorded(step.step())
                                        .ended()
                                        .map(end -> end.verdict().toString())
                                        .orElse("open")))
                        .toList());
    }

    @Override
    public String toString() {
        long passed = steps.stream()
                .filter(step -> step.verdict().equals(Verdict.PASS.toString()))
                .count();
        return run + "  " + kind + " of " + (takesBack.isEmpty() ? procedure : "run " + takesBack) + " on "
                + environment + ", "
                + (ended.isEmpty() ? "not ended" : ended.toLowerCase(Locale.ROOT)) + ", " + passed + " of "
                + steps.size()
                + " steps passed, by " + startedBy;
    }
}
