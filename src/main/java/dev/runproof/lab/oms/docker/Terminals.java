package dev.runproof.lab.oms.docker;

import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a caller's channel is a terminal. */
final class Terminals {
    private Terminals() {}

    /** @param channel 0 for standard input, 1 for standard output */
    static boolean isTerminal(ToolCall call, int channel) {
        try {
            Path device = Files.readSymbolicLink(Path.of("/proc/" + call.pid() + "/fd/" + channel));
            return device.startsWith("/dev/pts") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            // The caller is gone, or this machine does not show it.
            return false;
        }
    }
}
