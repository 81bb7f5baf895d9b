package dev.runproof.lab.openmldb.ops;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import java.time.Duration;

/** The tool's waits, in lab time; after each it looks whether its caller is still there. */
record Pause(LabClock clock, Tool.Terminal terminal) {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    void betweenLooks() throws InterruptedException {
        pass(BETWEEN_LOOKS);
    }

    void pass(Duration time) throws InterruptedException {
        clock.pass(time);
        terminal.err("");
    }
}
