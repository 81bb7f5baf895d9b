package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Recorded;
import dev.runproof.journal.Replay;
import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The runs that a way back comes after: the run that it takes back, and every other way back from that, the oldest first.
 *
 * <p>What they knew and what they have left at work is read from their journals.
 */
final class Forerunners {
    private final Clock clock;
    private final Told forward;
    private final List<Told> ways;

    private Forerunners(Clock clock, Told forward, List<Told> ways) {
        this.clock = clock;
        this.forward = forward;
        this.ways = ways;
    }

    /** A run as its journal tells it. */
    private record Told(String run, Journal journal, Plan plan, Replay replay) {
        Recorded recorded(PlannedStep step) {
            return replay.recorded(step.place().key());
        }

        boolean passed() {
            return journal.entries().stream()
                    .anyMatch(entry -> entry instanceof JournalEntry.RunEnded end && end.verdict() == Verdict.PASS);
        }

        /** By the journal, which says so before the host is asked to do it. */
        boolean hasBegunForGood() {
            return plan.steps().stream()
                    .anyMatch(step -> recorded(step).actions().stream()
                            .anyMatch(begun ->
                                    step.script().moves().get(begun.move()).effect() == Effect.IRREVERSIBLE));
        }

        /** The last time somebody let it go on; what its ways back did before that concerns another state. */
        Instant lastBeginning() {
            return journal.entries().stream()
                    .flatMap(entry -> entry instanceof JournalEntry.Resumed it ? Stream.of(it.at()) : Stream.empty())
                    .reduce(journal.header().at(), (earlier, later) -> later);
        }
    }

    /**
     * @param procedure finds the procedure of an order
     * @param itself the id of the way back that asks
     */
    static Forerunners of(
            Path reports,
            RunFolder forward,
            String itself,
            Function<RunOrder, Procedure> procedure,
            Environment environment,
            Clock clock) {
        Function<RunFolder, Told> told = folder -> {
            Journal journal = JournalReader.read(folder.journal());
            return new Told(
                    folder.runId(),
                    journal,
                    new Planner(procedure.apply(folder.order()), environment).plan(),
                    Replay.of(journal.entries()));
        };
        List<Told> ways = RunFolder.all(reports).stream()
                .filter(folder -> !folder.runId().equals(itself) && isBackFrom(forward, folder))
                .sorted(Comparator.comparing(RunFolder::runId))
                .map(told)
                .toList();
        return new Forerunners(clock, told.apply(forward), ways);
    }

    private static boolean isBackFrom(RunFolder forward, RunFolder folder) {
        RunOrder order = folder.order();
        return order.kind() == RunKind.ROLLBACK
                && order.forward().equals(forward.runId())
                && Files.exists(folder.journal())
                && JournalReader.begun(folder.journal());
    }

    /**
     * What the run that is taken back had learned, and of the first way back that has begun something irreversible what
     * lasts: it was read before that, and nobody can read it any more.
     */
    Facts facts() {
        var facts = new Facts();
        facts.learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, clock.instant(), forward.run()));
        for (PlannedStep step : forward.plan().steps()) {
            new Recalling(facts, clock, forward.recorded(step))
                    .recall(step.script().moves());
        }
        waysFromHere()
                .filter(Told::hasBegunForGood)
                .findFirst()
                .ifPresent(first -> first.plan()
                        .steps()
                        .forEach(step -> new Recalling(facts, clock, first.recorded(step))
                                .recallWhatLasts(step.script().moves())));
        return facts;
    }

    private Stream<Told> waysFromHere() {
        return ways.stream().filter(way -> way.journal().header().at().isAfter(forward.lastBeginning()));
    }

    /** @throws AlreadyTakenBack when a way back has passed since the run last went on */
    void noneHasPassed() {
        waysFromHere().filter(Told::passed).findFirst().ifPresent(done -> {
            throw new AlreadyTakenBack(forward.run(), done.run());
        });
    }

    /** The actions of which no end is on record, in the order of the plans. */
    List<Leftover> leftovers() {
        var left = new ArrayList<Leftover>();
        for (Told told : Stream.concat(Stream.of(forward), ways.stream()).toList()) {
            for (PlannedStep step : told.plan().steps()) {
                for (Recorded.BegunAction begun : told.recorded(step).actions()) {
                    if (begun.answer().isEmpty()
                            && step.script().moves().get(begun.move()).itself() instanceof Action action) {
                        var key = new LedgerKey(
                                told.run(),
                                begun.ledgerAttempt(),
                                action.command().user());
                        left.add(new Leftover(key, action, step.place().text()));
                    }
                }
            }
        }
        return left.stream().distinct().toList();
    }
}
