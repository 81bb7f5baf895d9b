package dev.runproof.cli;

import dev.runproof.model.ExitStatus;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.PlanView;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins or resumes a run for a command, with the screen and the closing words. */
final class Launch {
    private final Console console;
    private final Clock clock;
    private final boolean json;
    private final Farewell farewell;

    Launch(Console console, Clock clock, boolean json) {
        this(console, clock, json, new Farewell(console));
    }

    /** @param farewell knows other runs as well */
    Launch(Console console, Clock clock, boolean json, Farewell farewell) {
        this.console = console;
        this.clock = clock;
        this.json = json;
        this.farewell = farewell;
    }

    int begin(RunOrder order, @Nullable Path savedPlan, Gatekeeper gatekeeper) {
        Optional<PlanView> saved = Optional.ofNullable(savedPlan).map(Json::plan);
        return conduct(gatekeeper, runs -> runs.begin(order, saved)).status();
    }

    /** A rehearsal, whose gates answer themselves; back on the same hosts too, when that is wanted and the way there passed. */
    Ended rehearse(RunOrder order, boolean back) {
        return conduct(
                Gatekeeper.simulated(clock),
                runs -> back ? runs.thereAndBack(order) : runs.begin(order, Optional.empty()));
    }

    /** @param runs the ids of all runs: there, and back */
    record Ended(RunOutcome outcome, List<String> runs) {
        int status() {
            return outcome.status().number();
        }
    }

    int resume(String run, Gatekeeper gatekeeper) {
        return conduct(gatekeeper, runs -> runs.resume(run)).status();
    }

    int rollback(String run, Gatekeeper gatekeeper) {
        return conduct(gatekeeper, runs -> runs.rollback(run)).status();
    }

    private Ended conduct(Gatekeeper gatekeeper, Function<Runs, RunOutcome> work) {
        var screen = new RunScreen(console, clock);
        var runner = Runner.overSsh(clock, screen, gatekeeper, console.prompt());
        RunOutcome outcome;
        try (Farewell.Words lastWords = farewell.of(screen)) {
            outcome = work.apply(new Runs(Home.path(), clock, runner));
        }
        if (json) {
            console.print(Json.line(new Told(outcome)));
        }
        console.tell("report: " + outcome.folder().resolve("report.html"));
        console.next(nextAfter(outcome));
        return new Ended(outcome, screen.runs());
    }

    private static List<String> nextAfter(RunOutcome outcome) {
        String verify = "runproof verify " + outcome.runId();
        if (outcome.status() == ExitStatus.PASS) {
            return List.of(verify);
        }
        if (outcome.labMade()) {
            // The hosts are gone with the lab: a second look needs a lab that stays.
            return List.of(
                    "runproof lab up " + outcome.procedure()
                            + "   and rehearse with -e its environment.yaml, to look around",
                    verify);
        }
        String resume = "runproof resume " + outcome.runId();
        var next = new ArrayList<>(outcome.next());
        if (next.stream().noneMatch(told -> told.startsWith(resume))) {
            next.add(resume);
        }
        next.add("runproof status " + outcome.runId());
        next.add(verify);
        return next;
    }

    /** The outcome for programs. */
    record Told(String run, String verdict, int status, String folder) {
        Told(RunOutcome outcome) {
            this(
                    outcome.runId(),
                    outcome.verdict().toString(),
                    outcome.status().number(),
                    outcome.folder().toString());
        }
    }
}
