package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Recorded;
import dev.runproof.journal.Replay;
import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
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

        /** By the journal, which says so before the host is asked to do it. */
        boolean hasBegunForGood() {
            return effects().anyMatch(effect -> effect == Effect.IRREVERSIBLE);
        }

        /** Whether it may have changed anything. */
        boolean hasBegun() {
            return effects().anyMatch(effect -> effect != Effect.READS);
        }

        private Stream<Effect> effects() {
            return plan.steps().stream()
                    .flatMap(step -> recorded(step).actions().stream()
                            .map(begun ->
                                    step.script().moves().get(begun.move()).effect()));
        }
    }

    /**
     * @param procedure finds the procedure of an order
     * @param itself the id of the way back that asks
     * @throws StepsChanged when what they have on record cannot be told by the steps of today
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
            Plan plan = new Planner(procedure.apply(folder.order()), environment).plan();
            Replay replay = Replay.of(journal.entries());
            // One that has done nothing has nothing on record that could be taken for something else.
            if (journal.actions().findAny().isPresent()) {
                StepsChanged.unless(journal.header(), plan);
                StepsChanged.unlessMovesAreThe(folder.runId(), folder.plan(), plan, replay.steps());
            }
            return new Told(folder.runId(), journal, plan, replay);
        };
        List<Told> ways = waysBackFrom(reports, forward)
                .filter(folder -> !folder.runId().equals(itself))
                .map(told)
                .toList();
        return new Forerunners(clock, told.apply(forward), ways);
    }

    /** The ways back from a run that were begun, the oldest first. */
    static Stream<RunFolder> waysBackFrom(Path reports, RunFolder forward) {
        return RunFolder.readable(reports).stream()
                .filter(folder -> isBackFrom(forward, folder))
                .sorted(Comparator.comparing(RunFolder::runId));
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

    /** What ways back did before the run last went on concerns another state. */
    private Stream<Told> waysFromHere() {
        return ways.stream().filter(way -> way.journal().lastBeginning().isAfter(lastBeginning()));
    }

    Instant lastBeginning() {
        return forward.journal().lastBeginning();
    }

    /** @throws AlreadyTakenBack when a way back has passed since the run last went on */
    void noneHasPassed() {
        waysFromHere().filter(way -> way.journal().hasPassed()).findFirst().ifPresent(done -> {
            throw AlreadyTakenBack.onceMore(forward.run(), done.run());
        });
    }

    /** @throws AlreadyTakenBack when a way back has changed something since the run last went on */
    void noneHasBegun() {
        waysFromHere().filter(Told::hasBegun).findFirst().ifPresent(way -> {
            throw way.journal().hasPassed()
                    ? AlreadyTakenBack.noGoingOn(forward.run(), way.run())
                    : AlreadyTakenBack.halfway(forward.run(), way.run());
        });
    }

    /**
     * Whether one of these ways back may go on.
     *
     * @param itself its id
     * @param since when it last went on
     * @throws AlreadyTakenBack when the run went on meanwhile, or another way back passed or went further
     */
    void nothingHappenedSince(String itself, Instant since) {
        if (lastBeginning().isAfter(since)) {
            throw AlreadyTakenBack.wentOn(forward.run(), itself);
        }
        noneHasPassed();
        ways.stream()
                .filter(way ->
                        way.journal().actions().anyMatch(action -> action.at().isAfter(since)))
                .findFirst()
                .ifPresent(way -> {
                    throw AlreadyTakenBack.further(itself, way.run());
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
