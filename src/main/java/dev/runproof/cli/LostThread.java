package dev.runproof.cli;

import dev.runproof.model.ExitStatus;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What becomes of the program when one of its threads ends by an error, for want of memory above all.
 *
 * <p>Others may wait for that thread: one that reads a connection never says that it is gone. The program therefore ends as if
 * it were killed, which every run survives.
 */
final class LostThread implements Thread.UncaughtExceptionHandler {
    private final Console console;
    private final IntConsumer halt;

    /** @param halt ends the process with a status, at once and without a clean-up that might need memory */
    LostThread(Console console, IntConsumer halt) {
        this.console = console;
        this.halt = halt;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        if (!(cause instanceof Error)) {
            Main.failed(cause, console);
            return;
        }
        try {
            console.tell("[INTERNAL] the thread '" + thread.getName() + "' was lost: " + cause
                    + "; a run that was under way is as one that was killed");
            console.next(
                    cause instanceof OutOfMemoryError
                            ? List.of("RUNPROOF_JAVA_OPTS=-Xmx8g gives more memory", "runproof resume latest")
                            : List.of("runproof resume latest   once the cause is gone"));
        } finally {
            halt.accept(ExitStatus.INTERNAL.number());
        }
    }
}
