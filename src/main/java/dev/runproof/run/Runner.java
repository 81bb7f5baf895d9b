package dev.runproof.run;

import dev.runproof.audit.AuditTrail;
import dev.runproof.audit.AuditedHosts;
import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.InstallationKey;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.Prompt;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.Replay;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.remote.Hosts;
import dev.runproof.report.AllureRun;
import dev.runproof.report.LatestRun;
import io.cucumber.plugin.Plugin;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes runs: begins them, and lets them go on after an interruption. */
public final class Runner {
    private final Clock clock;
    private final HostsOpener opener;
    private final JournalObserver observer;
    private final RunEvents events;
    private final Gatekeeper gatekeeper;

    /**
     * @param opener opens the hosts of an environment
     * @param observer is told of every line of the journal
     */
    public Runner(Clock clock, HostsOpener opener, JournalObserver observer, RunEvents events, Gatekeeper gatekeeper) {
        this.clock = clock;
        this.opener = opener;
        this.observer = observer;
        this.events = events;
        this.gatekeeper = gatekeeper;
    }

    /** A runner that reaches hosts over SSH. */
    public static Runner overSsh(Clock clock, RunEvents events, Gatekeeper gatekeeper, Prompt prompt) {
        return CrashPoints.ordered()
                .map(points -> new Runner(
                        clock,
                        new SshOpening(prompt, events::progress, points),
                        points,
                        new EventList(List.of(points, events)),
                        gatekeeper))
                .orElseGet(() -> new Runner(
                        clock,
                        new SshOpening(clock, prompt, events::progress),
                        JournalObserver.NONE,
                        new EventList(List.of(new ReportAhead(), events)),
                        gatekeeper));
    }

    /** @throws NoSuchGate when a name was confirmed beforehand that no gate of the plan has */
    void gatesAreOf(Plan plan) {
        Set<String> gates = plan.gates();
        gatekeeper.confirmedBeforehand().stream()
                .filter(id -> !gates.contains(id))
                .sorted()
                .findFirst()
                .ifPresent(id -> {
                    throw new NoSuchGate(id, plan.procedure(), gates);
                });
    }

    /** Carries a plan out in a new folder. */
    public RunOutcome begin(Prepared run) {
        run.folder().order(run.order());
        run.folder().plan(PlanView.of(run.plan()));
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
        String id = run.folder().runId();
        LatestRun.is(Objects.requireNonNull(run.folder().path().getParent()), id);
        InstallationKey key = Sealing.key();
        var redactor = new Redactor();
        try (EvidenceFolder evidence = EvidenceFolder.open(run.folder().path(), redactor, clock, run.about());
                Beside beside = Beside.of(run, clock)) {
            var trail = new AuditTrail(evidence, redactor, clock);
            var allure = new AllureRun(run.folder().allureResults());
            var told = new EventList(List.of(
                    new EventList(beside.listeners()),
                    new TrailSteps(trail),
                    new ReportEvents(allure.attachments()),
                    events));
            told.runStarted(id, run.plan());
            RunOutcome outcome;
            // What goes on beside the run ends before its files are sealed.
            try (beside;
                    Hosts hosts = new AuditedHosts(opener.open(run.environment(), redactor), trail)) {
                var record = new RunRecord(id, journal, before, pace(run), clock);
                outcome = conduct(run, hosts, record, told, allure.plugin(), beside);
            } catch (Failure failure) {
                try {
                    journal.append(new JournalEntry.Interrupted(String.valueOf(failure.getMessage()), clock.instant()));
                    Sealing.reports(run.folder(), evidence, key);
                } catch (Failure another) {
                    // What stopped the run is what the operator has to know.
                    failure.addSuppressed(another);
                }
                throw failure;
            }
            journal.append(new JournalEntry.RunEnded(outcome.verdict(), clock.instant()));
            try {
                Sealing.reports(run.folder(), evidence, key);
            } finally {
                told.runEnded(id, outcome.verdict());
            }
            allure.refused().ifPresent(refused -> {
                throw refused;
            });
            return outcome;
        }
    }

    private RunOutcome conduct(
            Prepared run, Hosts hosts, RunRecord record, RunEvents told, Plugin allure, Beside beside) {
        hosts.openAll(run.environment().hosts().stream().map(Host::name).toList());
        if (!run.known().knows(Facts.RUN)) {
            run.known().learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, clock.instant(), record.id()));
        }
        var world = new World(record.id(), hosts, run.known(), told, gatekeeper, pace(run), clock);
        new Leftovers(world).haveEnded(run.left());
        var position = new Position();
        var conductor = new Conductor(run, world, record, position, beside);
        try {
            new FeatureDrive(run.plan().feature(), conductor, List.of(position, allure)).go();
        } catch (RuntimeException thrown) {
            throw conductor.broken().orElseGet(() -> StepBroke.ofTheWalk(thrown));
        }
        conductor.broken().ifPresent(failure -> {
            throw failure;
        });
        conductor.blockTheRest();
        return new RunOutcome(
                record.id(),
                conductor.worst(),
                conductor.status(),
                run.folder().path(),
                List.copyOf(run.known().all()),
                conductor.next(),
                false);
    }

    private static Pace pace(Prepared run) {
        return new Pace(run.environment().speed());
    }
}
