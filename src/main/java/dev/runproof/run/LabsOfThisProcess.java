package dev.runproof.run;

import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The labs that were made for runs of this process. */
public final class LabsOfThisProcess {
    private static final AtomicBoolean HOOKED = new AtomicBoolean();

    private LabsOfThisProcess() {}

    /** Takes them down. */
    public static void end() {
        endAllBut(Set.of());
    }

    /** @param runs whose labs stay */
    public static void endAllBut(Set<String> runs) {
        long here = ProcessHandle.current().pid();
        Labs.ofThisUser().list().stream()
                .filter(lab -> lab.status()
                        .owner()
                        .filter(owner -> owner.pid() == here && !runs.contains(owner.run()))
                        .isPresent())
                .forEach(LabHandle::down);
    }

    /** Takes them down when this process ends, in the middle of a run as well; for runs that nobody will resume. */
    public static void endWithIt() {
        if (!HOOKED.getAndSet(true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(LabsOfThisProcess::end, "end of labs"));
        }
    }
}
