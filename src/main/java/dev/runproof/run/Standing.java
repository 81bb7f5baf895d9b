package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalReader;
import dev.runproof.model.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a run's records still tell what is on its hosts, by the other runs of the project directory: before it goes on, and
 * before a way back takes it back. Touches no host.
 */
final class Standing {
    private final Path reports;
    private final Clock clock;
    private final Function<RunOrder, Procedure> procedures;
    private final Function<RunFolder, Environment> environments;

    /**
     * @param procedures finds the procedure of an order
     * @param environments finds where a run acted; a {@link Failure} when nobody can say
     */
    Standing(
            Path reports,
            Clock clock,
            Function<RunOrder, Procedure> procedures,
            Function<RunFolder, Environment> environments) {
        this.reports = reports;
        this.clock = clock;
        this.procedures = procedures;
        this.environments = environments;
    }

    /**
     * A run goes on whose steps are the same, of which nothing was undone since, and whose hosts no other run has changed for
     * good; a check only needs its steps.
     */
    void mayGoOn(RunFolder folder, Plan plan, Environment environment) {
        Journal journal = JournalReader.read(folder.journal());
        StepsChanged.unless(journal.header(), plan);
        if (folder.order().kind() == RunKind.CHECK) {
            return;
        }
        if (Forerunners.waysBackFrom(reports, folder).findAny().isPresent()) {
            Forerunners.of(reports, folder, folder.runId(), procedures, environment, clock)
                    .noneHasBegun();
        }
        laterRuns(folder.runId(), journal.lastBeginning(), environment).none(this::places);
    }

    /** The same for a way back, which besides must be the one that has gone furthest. */
    void mayGoOnBack(RunFolder folder, Plan plan, Environment environment, Forerunners before) {
        Journal journal = JournalReader.read(folder.journal());
        StepsChanged.unless(journal.header(), plan);
        before.nothingHappenedSince(folder.runId(), journal.lastBeginning());
        laterRuns(folder.order().forward(), journal.lastBeginning(), environment)
                .none(this::places);
    }

    /** A way back begins when none has passed, and what other runs have done for good was taken back itself. */
    void mayBeginBack(Forerunners before, String forward, Environment environment) {
        before.noneHasPassed();
        laterRuns(forward, before.lastBeginning(), environment).noneThatLasts(this::places);
    }

    /** The runs that a way back comes after. */
    Forerunners before(RunOrder order, Environment environment, String id) {
        RunFolder forward = RunFolder.find(reports, order.forward());
        return Forerunners.of(reports, forward, id, procedures, environment, clock);
    }

    private LaterRuns laterRuns(String family, Instant since, Environment environment) {
        return new LaterRuns(
                reports, family, since, Set.copyOf(Claim.places(environment).values()));
    }

    /** Where another run acted; nowhere when an order of an earlier release cannot tell it any more. */
    private Map<String, String> places(RunFolder other) {
        RunOrder order = other.order();
        if (!order.places().isEmpty()) {
            return order.places();
        }
        try {
            return Claim.places(environments.apply(other));
        } catch (Failure gone) {
            return Map.of();
        }
    }
}
