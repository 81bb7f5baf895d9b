package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.oms.docker.Execution.Tail;

/** What the first process of a container has written, read along by its two channels. */
final class ContainerLog {
    private final ContainerFiles files;
    private final boolean tty;
    private final Tail out;
    private final Tail complaints;

    ContainerLog(DockerEngine engine, Container container) {
        files = container.files();
        tty = container.request().tty();
        out = new Tail(engine.log(container));
        complaints = new Tail(engine.complaints(container));
    }

    /** Prints what is new, each channel to its own; a terminal has one. */
    void print(boolean all, Terminal caller) {
        Terminal terminal = channels(caller);
        String said = out(all);
        String complained = complaints(all);
        if (!said.isEmpty()) {
            terminal.out(said);
        }
        if (!complained.isEmpty()) {
            terminal.err(complained);
        }
    }

    /** Those of a caller as the container's own are: one, where it has a terminal. */
    Terminal channels(Terminal caller) {
        return tty ? new LineEnds(caller) : caller;
    }

    String out(boolean all) {
        return files.ledBack(out.next(all));
    }

    String complaints(boolean all) {
        return files.ledBack(complaints.next(all));
    }
}
