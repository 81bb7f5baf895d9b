package dev.runproof.run;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Ends the runner by SIGKILL at a chosen point: before or after a line of the journal, or something sent to a host.
 *
 * <p>For the enumeration that proves resume, never for operators: without the system property nothing of it is there.
 * A point is named {@code STEP:POINT}, both counted from 1, points anew in each step of the plan; with {@code count} no
 * point is deadly and the run ends by telling how many each step had. A run that comes to a later step than the named
 * one dies at that step's first point: a resumed step may have fewer points than a fresh one.
 */
final class CrashPoints implements JournalObserver, RunEvents {
    static final String PROPERTY = "runproof.crash.at";

    private final int deadlyStep;
    private final int deadlyPoint;
    private final SortedMap<Integer, Integer> passed = new TreeMap<>();
    private int step;

    CrashPoints(int deadlyStep, int deadlyPoint) {
        this.deadlyStep = deadlyStep;
        this.deadlyPoint = deadlyPoint;
    }

    static Optional<CrashPoints> ordered() {
        String order = System.getProperty(PROPERTY);
        if (order == null) {
            return Optional.empty();
        }
        if (order.equals("count")) {
            return Optional.of(new CrashPoints(Integer.MAX_VALUE, 0));
        }
        int colon = order.indexOf(':');
        return Optional.of(new CrashPoints(
                Integer.parseInt(order.substring(0, colon)), Integer.parseInt(order.substring(colon + 1))));
    }

    @Override
    public synchronized void stepStarted(StepPlace place, int number, int total) {
        step = number;
    }

    @Override
    public void before(long line, String kind) {
        point();
    }

    @Override
    public void after(long line, String kind) {
        point();
    }

    synchronized void point() {
        int number = passed.merge(step, 1, Integer::sum);
        if (step > deadlyStep || (step == deadlyStep && number == deadlyPoint)) {
            die();
        }
    }

    @Override
    public synchronized void runEnded(String runId, Verdict verdict) {
        System.err.println("crash points: "
                + passed.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(" ")));
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
