package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.time.Duration;

/** A program that tells its version with {@code -V} and otherwise lives until it is killed. */
final class DaemonTool implements Tool {
    private static final Duration BREATH = Duration.ofMinutes(10);

    private final Daemon daemon;
    private final LabClock clock;

    DaemonTool(Daemon daemon, LabClock clock) {
        this.daemon = daemon;
        this.clock = clock;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        boolean version = call.argv().size() > 1
                && (call.argv().get(1).equals("-V") || call.argv().get(1).equals("--version"));
        if (call.user().equals("root")) {
            terminal.out("current user is the root user (uid = 0), exit.\n");
            return 1;
        }
        if (version) {
            return ProgramVersion.print(call, daemon.program(), terminal);
        }
        while (true) {
            clock.pass(BREATH);
            terminal.out("");
        }
    }
}
