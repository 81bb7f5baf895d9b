package dev.runproof.run;

import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.JournalRefused;
import dev.runproof.model.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The other runs of a project directory that did something irreversible since a run last went on. Where they did it on the
 * same hosts, neither that run nor its way back knows any more what is there.
 *
 * <p>Runs of other controllers and project directories are not seen.
 */
final class LaterRuns {
    /** A file's time is that of the disk's machine. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final List<RunFolder> runs;
    private final String family;
    private final Instant since;
    private final Set<String> places;

    /**
     * @param family the id of the forward run whose own ways back are not looked at
     * @param since when the run that wants to go on, or to be taken back, last went on
     * @param places where its hosts are, as {@link Claim#places} names them
     */
    LaterRuns(Path reports, String family, Instant since, Set<String> places) {
        this.family = family;
        this.since = since;
        this.places = Set.copyOf(places);
        this.runs = RunFolder.readable(reports).stream()
                .filter(run -> wasWrittenSince(run.journal(), since.minus(SLACK)))
                .toList();
    }

    /** Most runs of a long-lived directory have ended long before: of those nothing else is read. */
    private static boolean wasWrittenSince(Path journal, Instant since) {
        try {
            return Files.getLastModifiedTime(journal).toInstant().isAfter(since);
        } catch (IOException neverBegun) {
            return false;
        }
    }

    /**
     * @param placesOf where the hosts of another run are, by their names; nothing when they exist no more
     * @throws Overtaken when there was one, for the records of the run that wants to go on
     */
    void none(Function<RunFolder, Map<String, String>> placesOf) {
        refuse(placesOf, run -> true);
    }

    /**
     * The same for a run that wants to be taken back: what was taken back itself leaves the hosts as the run left them.
     *
     * @throws Overtaken when there was one that no way back has taken back
     */
    void noneThatLasts(Function<RunFolder, Map<String, String>> placesOf) {
        refuse(placesOf, run -> !isTakenBack(run));
    }

    private void refuse(Function<RunFolder, Map<String, String>> placesOf, Predicate<RunFolder> counts) {
        for (RunFolder run : runs) {
            RunOrder order = run.order();
            if (order.kind() == RunKind.CHECK
                    || run.runId().equals(family)
                    || order.forward().equals(family)) {
                continue;
            }
            Map<String, String> itsPlaces = placesOf.apply(run);
            if (itsPlaces.values().stream().anyMatch(places::contains)
                    && JournalReader.begun(run.journal())
                    && counts.test(run)) {
                crossing(run, itsPlaces).ifPresent(place -> {
                    throw new Overtaken(family, run.runId(), order.kind() == RunKind.ROLLBACK, place);
                });
            }
        }
    }

    /** Whether a way back of the run, or the way back that it is itself a part of, has passed. */
    private boolean isTakenBack(RunFolder run) {
        String forward = run.order().kind() == RunKind.ROLLBACK ? run.order().forward() : run.runId();
        return runs.stream()
                .filter(way -> way.order().forward().equals(forward))
                .anyMatch(LaterRuns::hasPassed);
    }

    private static boolean hasPassed(RunFolder way) {
        try {
            return JournalReader.begun(way.journal())
                    && JournalReader.read(way.journal()).hasPassed();
        } catch (JournalRefused damaged) {
            return false;
        }
    }

    /** The first of our places on which it did something irreversible since. */
    private Optional<String> crossing(RunFolder run, Map<String, String> itsPlaces) {
        Journal journal = JournalReader.read(run.journal());
        Optional<PlanView> plan = run.plan();
        return journal.actions()
                .filter(action -> action.at().isAfter(since) && isIrreversible(plan, action))
                .map(action -> itsPlaces.getOrDefault(action.host().value(), ""))
                .filter(places::contains)
                .findFirst();
    }

    private static boolean isIrreversible(Optional<PlanView> plan, JournalEntry.Acting action) {
        return plan.stream()
                .flatMap(it -> it.steps().stream())
                .filter(step -> step.key().equals(action.step().toString()))
                .flatMap(step -> step.moves().stream().skip(action.move()).limit(1))
                .anyMatch(move -> move.effect().equals(Effect.IRREVERSIBLE.toString()));
    }
}
