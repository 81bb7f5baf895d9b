package dev.runproof.run;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the runner by SIGKILL at chosen points: before or after a line of the journal, or something sent
 * to a host, database or console.
 *
 * <p>For the enumeration that proves resume, never for operators: without the system property nothing of it is there.
 * A point is named by the step, what happens there, and which time it happens in that step, as in
 * {@code 30 after start node1 #1}; step 0 lies before the first one, the number after the last one's behind it. Names
 * rather than counts, for how often a wait looks differs from run to run. The property holds a file of the deadly
 * points, one a line; with {@code list} no point is deadly, and the run ends by telling them all.
 */
final class CrashPoints implements JournalObserver, RunEvents {
    static final String PROPERTY = "runproof.crash.at";

    private final Set<String> deadly;
    private final Map<String, Integer> times = new HashMap<>();
    private final StringBuilder passed = new StringBuilder();
    private int step;

    CrashPoints(Set<String> deadly) {
        this.deadly = Set.copyOf(deadly);
    }

    static Optional<CrashPoints> ordered() {
        String order = System.getProperty(PROPERTY);
        if (order == null) {
            return Optional.empty();
        }
        if (order.equals("list")) {
            return Optional.of(new CrashPoints(Set.of()));
        }
        try {
            return Optional.of(new CrashPoints(Set.copyOf(Files.readAllLines(Path.of(order)))));
        } catch (IOException e) {
            throw new UncheckedIOException("the deadly points cannot be read", e);
        }
    }

    @Override
    public synchronized void stepStarted(StepPlace place, int number, int total) {
        step = number;
    }

    @Override
    public synchronized void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        step++;
    }

    @Override
    public void before(long line, String kind) {
        point("before line " + kind);
    }

    @Override
    public void after(long line, String kind) {
        // Behind a reading's answer comes nothing that lasts before the next point.
        if (!kind.equals("answered")) {
            point("after line " + kind);
        }
    }

    synchronized void point(String what) {
        String name = step + " " + what;
        String point = name + " #" + times.merge(name, 1, Integer::sum);
        passed.append("crash point: ").append(point).append('\n');
        if (deadly.contains(point)) {
            System.err.println("killed at: " + point);
            die();
        }
    }

    @Override
    public synchronized void runEnded(String runId, Verdict verdict) {
        point("sealed");
        System.err.print(passed);
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            // The signal ends this process while it waits here.
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException("the runner cannot kill itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
