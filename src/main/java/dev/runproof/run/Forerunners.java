package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Replay;
import dev.runproof.model.Action;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.remote.LedgerKey;
import java.nio.file.Path;
import java.time.Clock;
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
    private record Told(RunFolder folder, Plan plan, Replay replay) {}

    private final Clock clock;
    private final Told forward;
    private final List<Told> ways;

    private Forerunners(Clock clock, Told forward, List<Told> ways) {
        this.clock = clock;
        this.forward = forward;
        this.ways = ways;
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
        Function<RunFolder, Told> told = folder -> new Told(
                folder,
                new Planner(procedure.apply(folder.order()), environment).plan(),
                Replay.of(JournalReader.read(folder.journal()).entries()));
        List<Told> ways = RunFolder.all(reports).stream()
                .filter(folder -> !folder.runId().equals(itself)
                        && folder.order().kind() == RunKind.ROLLBACK
                        && folder.order().forward().equals(forward.runId())
                        && JournalReader.begun(folder.journal()))
                .sorted(Comparator.comparing(RunFolder::runId))
                .map(told)
                .toList();
        return new Forerunners(clock, told.apply(forward), ways);
    }

    /** What the run that is taken back had learned. */
    Facts facts() {
        var facts = new Facts();
        facts.learn(new Fact<>(
                Facts.RUN,
                HostName.CONTROLLER,
                clock.instant(),
                forward.folder().runId()));
        for (PlannedStep step : forward.plan().steps()) {
            new Recalling(facts, clock, forward.replay().recorded(step.place().key()))
                    .recall(step.script().moves());
        }
        return facts;
    }

    /** The actions of which no end is on record, in the order in which they were begun. */
    List<Leftover> leftovers() {
        var left = new ArrayList<Leftover>();
        Stream.concat(Stream.of(forward), ways.stream())
                .forEach(told -> told.plan().steps().forEach(step -> left.addAll(leftovers(told, step))));
        return left.stream().distinct().toList();
    }

    private static List<Leftover> leftovers(Told told, PlannedStep step) {
        var left = new ArrayList<Leftover>();
        for (var begun : told.replay().recorded(step.place().key()).actions()) {
            if (begun.answer().isEmpty()
                    && step.script().moves().get(begun.move()).itself() instanceof Action action) {
                String run = told.folder().runId();
                left.add(new Leftover(
                        new LedgerKey(
                                run, begun.ledgerAttempt(), action.command().user()),
                        action,
                        step.place().text()));
            }
        }
        return left;
    }
}
