package dev.runproof.cli;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.model.ExitStatus;
import dev.runproof.run.LabsOfThisProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The last words about runs that are ended from outside: by Ctrl-C, by TERM, by a terminal that is closed.
 *
 * <p>Once a run has begun nothing is tidied up: it is as safe after this as after a kill, and a second Ctrl-C has nothing left to interrupt.
 */
final class Farewell {
    /** A screen that takes no more text must not keep the process alive. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Console console;
    private final List<RunScreen> screens = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::end, "farewell");

    Farewell(Console console) {
        this.console = console;
    }

    /** Those about one run, in force until they are closed. */
    interface Words extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Words of(RunScreen screen) {
        if (screens.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        screens.add(screen);
        return () -> unsaid(screen);
    }

    private synchronized void unsaid(RunScreen screen) {
        screens.remove(screen);
        if (screens.isEmpty()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The process ends already, and the last words are on their way.
                return;
            }
        }
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
        screens.forEach(RunScreen::clear);
        List<RunScreen> begun =
                screens.stream().filter(screen -> !screen.run().isEmpty()).toList();
        if (begun.isEmpty()) {
            console.tell("interrupted before the run began: nothing was done on any host");
        }
        console.next(begun.stream().flatMap(screen -> about(screen).stream()).toList());
        // There is no run that a resume could go on with, so that nobody needs a lab that was made for one.
        LabsOfThisProcess.endAllBut(
                begun.stream().flatMap(screen -> screen.runs().stream()).collect(Collectors.toSet()));
    }

    /** Tells what became of a run that has begun, and returns what to type next. */
    private List<String> about(RunScreen screen) {
        String run = screen.run();
        if (screen.ended()) {
            console.tell("interrupted after the end of run " + run + ": its verdict stands");
            return List.of("runproof status " + run, "runproof report " + run);
        }
        console.tell("interrupted: run " + run + " is safe to resume; an action that had begun on a host goes on"
                + " there, and the resume collects what came of it");
        // A way back has the lab of the run before it.
        screen.runs().stream()
                .flatMap(each -> Labs.ofThisUser().find(each).stream())
                .findFirst()
                .ifPresent(lab -> console.tell(fate(lab)));
        return List.of("runproof resume " + run, "runproof status " + run);
    }

    private static String fate(LabHandle lab) {
        return lab.kind() == LabKind.EMBEDDED
                ? "its lab is kept for that, and ends itself when nobody has resumed the run within "
                        + LabSpec.Owner.GRACE.toMinutes() + " minutes"
                : "its lab is one of containers, which are removed within seconds: there will be nothing to resume on."
                        + " A lab that 'runproof lab up --containers' has started stays";
    }
}
