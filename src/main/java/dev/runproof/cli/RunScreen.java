package dev.runproof.cli;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.run.Plan;
import dev.runproof.run.RunEvents;
import dev.runproof.run.StepPlace;
import dev.runproof.run.StepTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Shows a run while it goes on: numbered steps, host, elapsed time, the last line of output.
 *
 * <p>At a terminal the line of the running step is redrawn in place; elsewhere every step is one line when it ends.
 */
final class RunScreen implements RunEvents {
    private static final int COLUMNS = 110;

    private final Console console;
    private final Clock clock;
    private final StepTrouble trouble = new StepTrouble();
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private Instant stepBegan = Instant.EPOCH;
    private Instant runBegan = Instant.EPOCH;
    private String scenario = "";
    private String now = "";
    // The last words of an interrupted run are spoken by another thread.
    private volatile String run = "";
    private volatile boolean ended;

    RunScreen(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        runBegan = clock.instant();
        run = runId;
        ended = false;
        runs.add(runId);
        console.tell("run " + runId + ": " + plan.procedure() + " on " + plan.environment() + ", "
                + plan.steps().size() + " steps");
        console.tell("Ctrl-C is safe at any time; go on with: runproof resume " + runId);
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        stepBegan = clock.instant();
        trouble.stepStarted();
        if (!place.scenario().equals(scenario)) {
            scenario = place.scenario();
            console.tell("");
            console.tell(scenario + "  [" + String.join(", ", place.documentedSteps()) + "]");
        }
        now = "%3d/%d  %s".formatted(number, total, place.text());
        redraw("");
    }

    @Override
    public void moveStarted(Move move, String told) {
        trouble.moveStarted(move, told);
        redraw(told);
    }

    @Override
    public void progress(String line) {
        if (line.startsWith("ALARM")) {
            clear();
            console.tell("       " + line);
        }
        redraw(line);
    }

    @Override
    public void answered(Move move, String told, Answer answer) {
        trouble.answered(move, told, answer);
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        clear();
        if (how == How.NOT_REACHED) {
            return;
        }
        String took = how == How.RECALLED ? "done before" : seconds(stepBegan);
        console.tell("%-8s%s  (%s)".formatted(verdict.toString().toLowerCase(Locale.ROOT), now.strip(), took));
        for (Judgement judgement : judgements) {
            judgement.notes().forEach(note -> console.tell("           note: " + note));
        }
        if (verdict != Verdict.PASS) {
            trouble.told(place, judgements).forEach(console::tell);
        }
    }

    @Override
    public void runEnded(String runId, Verdict verdict) {
        console.tell("");
        ended = true;
        console.tell(
                "run " + runId + ": " + verdict.toString().toLowerCase(Locale.ROOT) + " after " + seconds(runBegan));
    }

    private String seconds(Instant since) {
        return "%.1f s".formatted(Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private void redraw(String detail) {
        if (!console.live()) {
            return;
        }
        String line = now + "  " + seconds(stepBegan) + "  " + detail.strip();
        console.err().print("\r\033[K" + line.substring(0, Math.min(COLUMNS, line.length())));
        console.err().flush();
    }

    /** The id of the run, empty before it has begun. */
    String run() {
        return run;
    }

    /** The ids of all that began, in order. */
    List<String> runs() {
        return List.copyOf(runs);
    }

    boolean ended() {
        return ended;
    }

    void clear() {
        if (console.live()) {
            console.err().print("\r\033[K");
        }
    }
}
