package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.time.Duration;
import java.util.function.Predicate;

/** A program that tells its version with {@code -V} and otherwise lives until it is killed. */
final class DaemonTool implements Tool {
    private static final Duration BREATH = Duration.ofMinutes(10);

    private final Daemon daemon;
    private final LabClock clock;
    private final Predicate<ToolCall> goesAhead;

    /** @param goesAhead whether a call becomes the daemon; else it ends at once, without a word */
    DaemonTool(Daemon daemon, LabClock clock, Predicate<ToolCall> goesAhead) {
        this.daemon = daemon;
        this.clock = clock;
        this.goesAhead = goesAhead;
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
        if (!goesAhead.test(call)) {
            return 0;
        }
        while (true) {
            clock.pass(BREATH);
            terminal.out("");
        }
    }
}
