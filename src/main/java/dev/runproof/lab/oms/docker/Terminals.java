package dev.runproof.lab.oms.docker;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.ToolCall;
import java.time.Duration;

/** Whether a caller's channel is a terminal. */
final class Terminals {
    private static final Duration QUICK = Duration.ofSeconds(10);

    private Terminals() {}

    /**
     * Asks the host; not when the caller is gone.
     *
     * @param channel 0 for standard input, 1 for standard output
     */
    static boolean isTerminal(SimulatedHost host, ToolCall call, int channel) {
        String device = host.shell("root", "readlink /proc/" + call.pid() + "/fd/" + channel, QUICK)
                .out();
        return device.startsWith("/dev/pts") || device.startsWith("/dev/tty");
    }
}
