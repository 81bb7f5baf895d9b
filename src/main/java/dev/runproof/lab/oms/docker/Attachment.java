package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import java.time.temporal.ChronoUnit;

/** A client that stays at a container which it starts, and sees what is printed from then on. */
final class Attachment {
    private static final long LOOK_MILLIS = 5;

    private final DockerEngine engine;
    private final Container container;
    private final ContainerLog log;

    /** Before the container is started. */
    Attachment(DockerEngine engine, Container container) {
        this.engine = engine;
        this.container = container;
        log = new ContainerLog(engine, container);
        log.out(true);
        log.complaints(true);
    }

    /** Prints both channels of the container's first process until it has ended, and returns its exit status. */
    int follow(Terminal terminal) throws InterruptedException {
        while (true) {
            boolean over = !container.isRunning();
            log.print(over, terminal);
            if (over) {
                return container.state().exitCode();
            }
            Waits.look(LOOK_MILLIS);
        }
    }

    /** What the client logs beside the error when the container that it waits for does not start. */
    String canceled() {
        return "time=\"" + engine.clock().now().truncatedTo(ChronoUnit.SECONDS)
                + "\" level=error msg=\"error waiting for container: context canceled\"\n";
    }
}
