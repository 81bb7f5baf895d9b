package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.oms.docker.Execution.Tail;

/** What the first process of a container has written, read along by its two channels. */
final class ContainerLog {
    private final ContainerFiles files;
    private final Tail out;
    private final Tail complaints;

    ContainerLog(DockerEngine engine, Container container) {
        files = container.files();
        out = new Tail(engine.log(container));
        complaints = new Tail(engine.complaints(container));
    }

    /** Prints what is new, each channel to its own. */
    void print(boolean all, Terminal terminal) {
        String said = out(all);
        String complained = complaints(all);
        if (!said.isEmpty()) {
            terminal.out(said);
        }
        if (!complained.isEmpty()) {
            terminal.err(complained);
        }
    }

    String out(boolean all) {
        return files.ledBack(out.next(all));
    }

    String complaints(boolean all) {
        return files.ledBack(complaints.next(all));
    }
}
