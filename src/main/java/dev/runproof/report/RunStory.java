package dev.runproof.report;

import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.PlannedStep;
import dev.runproof.journal.Replay;
import dev.runproof.journal.StepKey;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as reports tell it: what was planned, scenario by scenario, with what became of it.
 *
 * @param ended when the run ended, empty while it goes on or after it was interrupted
 */
public record RunStory(JournalHeader header, List<Scenario> scenarios, Optional<Instant> ended) {
    public RunStory {
        scenarios = List.copyOf(scenarios);
    }

    /** @param number its place in the feature, from 1 */
    public record Scenario(int number, String name, List<Step> steps) {
        public Scenario {
            steps = List.copyOf(steps);
        }

        /** The worst verdict of its steps. */
        public Verdict verdict() {
            return steps.stream().map(Step::verdict).reduce(Verdict.PASS, Verdict::and);
        }

        /** From the first beginning to the last end on record, pauses between attempts included. */
        public Duration took() {
            var begins = steps.stream()
                    .flatMap(step -> step.began().stream())
                    .sorted()
                    .toList();
            var ends = steps.stream()
                    .flatMap(step -> step.ended().stream())
                    .sorted()
                    .toList();
            return begins.isEmpty() || ends.isEmpty()
                    ? Duration.ZERO
                    : Duration.between(begins.get(0), ends.get(ends.size() - 1));
        }
    }

    /**
     * @param verdict as recorded; unknown for a step whose end is not on record, blocked for one never reached
     * @param began its latest attempt
     */
    public record Step(
            StepKey key,
            String text,
            Verdict verdict,
            List<Judgement> judgements,
            Optional<Instant> began,
            Optional<Instant> ended) {
        public Step {
            judgements = List.copyOf(judgements);
        }
    }

    public static RunStory of(Journal journal) {
        Replay replay = Replay.of(journal.entries());
        Map<StepKey, Instant> began = new HashMap<>();
        Optional<Instant> ended = Optional.empty();
        for (JournalEntry entry : journal.entries()) {
            if (entry instanceof JournalEntry.Began it) {
                began.put(it.step(), it.at());
            } else if (entry instanceof JournalEntry.RunEnded it) {
                ended = Optional.of(it.at());
            } else if (entry instanceof JournalEntry.Resumed) {
                ended = Optional.empty();
            }
        }
        var scenarios = new ArrayList<Scenario>();
        var steps = new ArrayList<Step>();
        String scenario = "";
        for (PlannedStep planned : journal.header().steps()) {
            if (!steps.isEmpty()
                    && steps.get(0).key().scenario() != planned.step().scenario()) {
                scenarios.add(new Scenario(steps.get(0).key().scenario(), scenario, steps));
                steps.clear();
            }
            scenario = planned.scenario();
            steps.add(step(planned, replay, Optional.ofNullable(began.get(planned.step()))));
        }
        if (!steps.isEmpty()) {
            scenarios.add(new Scenario(steps.get(0).key().scenario(), scenario, steps));
        }
        return new RunStory(journal.header(), scenarios, ended);
    }

    private static Step step(PlannedStep planned, Replay replay, Optional<Instant> began) {
        var ended = replay.recorded(planned.step()).ended();
        if (ended.isPresent()) {
            return new Step(
                    planned.step(),
                    planned.text(),
                    ended.get().verdict(),
                    ended.get().judgements(),
                    began,
                    Optional.of(ended.get().at()));
        }
        Judgement why = began.isPresent()
                ? Judgement.unknown("an end of the step", "it began, and its end is not on record")
                : new Judgement(Verdict.BLOCKED, "", "it was not reached", List.of());
        return new Step(planned.step(), planned.text(), why.verdict(), List.of(why), began, Optional.empty());
    }

    /** The worst verdict of all steps. */
    public Verdict verdict() {
        return scenarios.stream().map(Scenario::verdict).reduce(Verdict.PASS, Verdict::and);
    }

    /** The judgements that did not pass, and those that passed with remarks. */
    static List<Judgement> telling(Step step) {
        return step.judgements().stream()
                .filter(judgement -> judgement.verdict() != Verdict.PASS
                        || !judgement.notes().isEmpty())
                .toList();
    }
}
