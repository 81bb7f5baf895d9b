package dev.runproof.cli;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.model.ExitStatus;
import dev.runproof.run.LabsOfThisProcess;
import java.time.Duration;
import java.util.List;

/**
 * The last words of a run that is ended from outside: by Ctrl-C, by TERM, by a terminal that is closed.
 *
 * <p>Once a run has begun nothing is tidied up: it is as safe after this as after a kill, and a second Ctrl-C has nothing left to interrupt.
 */
final class Farewell implements AutoCloseable {
    /** A screen that takes no more text must not keep the process alive. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Console console;
    private final RunScreen screen;
    private final Thread hook = new Thread(this::end, "farewell");

    private Farewell(Console console, RunScreen screen) {
        this.console = console;
        this.screen = screen;
    }

    /** In force until it is closed. */
    static Farewell ready(Console console, RunScreen screen) {
        var farewell = new Farewell(console, screen);
        Runtime.getRuntime().addShutdownHook(farewell.hook);
        return farewell;
    }

    private void end() {
        var speaker = new Thread(this::speak, "last words");
        speaker.setDaemon(true);
        speaker.start();
        try {
            speaker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // An exit status cannot be changed any more on the usual way out.
        Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.number());
    }

    private void speak() {
        screen.clear();
        String run = screen.run();
        if (run.isEmpty()) {
            console.tell("interrupted before the run began: nothing was done on any host");
            // There is no run that a resume could go on with, so that nobody needs the lab that was made for it.
            LabsOfThisProcess.end();
        } else if (screen.ended()) {
            console.tell("interrupted after the end of run " + run + ": its verdict stands");
            console.next("runproof status " + run, "runproof report " + run);
        } else {
            console.tell("interrupted: run " + run + " is safe to resume; an action that had begun on a host goes on"
                    + " there, and the resume collects what came of it");
            // A way back has the lab of the run before it.
            screen.runs().stream()
                    .flatMap(each -> Labs.ofThisUser().find(each).stream())
                    .findFirst()
                    .ifPresent(lab -> console.tell(fate(lab)));
            console.next(List.of("runproof resume " + run, "runproof status " + run));
        }
    }

    private static String fate(LabHandle lab) {
        return lab.kind() == LabKind.EMBEDDED
                ? "its lab is kept for that, and ends itself when nobody has resumed the run within "
                        + LabSpec.Owner.GRACE.toMinutes() + " minutes"
                : "its lab is one of containers, which are removed within seconds: there will be nothing to resume on."
                        + " A lab that 'runproof lab up --containers' has started stays";
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends already, and the last words are on their way.
            return;
        }
    }
}
