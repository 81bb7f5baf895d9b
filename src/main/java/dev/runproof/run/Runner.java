package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.Replay;
import dev.runproof.model.Verdict;
import dev.runproof.remote.Hosts;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Makes runs: begins them, and lets them go on after an interruption. */
public final class Runner {
    private final Clock clock;
    private final Function<Environment, Hosts> opener;
    private final JournalObserver observer;
    private final RunEvents events;
    private final Gatekeeper gatekeeper;

    /**
     * @param opener opens the hosts of an environment
     * @param observer is told of every line of the journal
     */
    public Runner(
            Clock clock,
            Function<Environment, Hosts> opener,
            JournalObserver observer,
            RunEvents events,
            Gatekeeper gatekeeper) {
        this.clock = clock;
        this.opener = opener;
        this.observer = observer;
        this.events = events;
        this.gatekeeper = gatekeeper;
    }

    /** Carries a plan out in a new folder. */
    public RunOutcome begin(Prepared run) {
        run.folder().order(run.order());
        run.folder().write("plan.json", PlanView.of(run.plan()));
        try (JournalFile journal = JournalFile.create(run.folder().journal(), header(run), observer)) {
            return carryOut(run, journal, Replay.of(List.of()));
        }
    }

    /** Goes on with a run that was interrupted, or did not pass. */
    public RunOutcome resume(Prepared run) {
        JournalFile.Reopened reopened = JournalFile.reopen(run.folder().journal(), observer);
        try (JournalFile journal = reopened.file()) {
            journal.append(new JournalEntry.Resumed(Starter.now(), clock.instant()));
            return carryOut(run, journal, Replay.of(reopened.journal().entries()));
        }
    }

    private JournalHeader header(Prepared run) {
        Plan plan = run.plan();
        return new JournalHeader(
                run.folder().runId(),
                run.order().kind().toString(),
                plan.procedure(),
                plan.textHash(),
                plan.environment(),
                plan.hash(),
                Starter.now(),
                clock.instant(),
                plan.steps().stream().map(Runner::line).toList());
    }

    private static dev.runproof.journal.PlannedStep line(PlannedStep step) {
        StepPlace place = step.place();
        return new dev.runproof.journal.PlannedStep(
                place.key(), place.scenario(), place.keyword() + " " + place.text());
    }

    private RunOutcome carryOut(Prepared run, JournalFile journal, Replay before) {
        var pace = new Pace(run.environment().speed());
        String id = run.folder().runId();
        var record = new RunRecord(id, journal, before, pace, clock);
        events.runStarted(id, run.plan());
        try (Hosts hosts = opener.apply(run.environment())) {
            hosts.openAll(run.environment().hosts().stream().map(Host::name).toList());
            var world = new World(id, hosts, run.known(), events, gatekeeper, pace, clock);
            var position = new Position();
            var conductor = new Conductor(run, world, record, position);
            new FeatureDrive(run.plan().feature(), conductor, List.of(position)).go();
            conductor.blockTheRest();
            Verdict verdict = conductor.worst();
            journal.append(new JournalEntry.RunEnded(verdict, clock.instant()));
            events.runEnded(id, verdict);
            return new RunOutcome(id, verdict, conductor.status(), run.folder().path());
        }
    }
}
