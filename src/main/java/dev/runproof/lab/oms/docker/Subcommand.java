package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;

/** One of the commands of {@code docker}. */
interface Subcommand {
    Flags.Form form();

    /**
     * Carries it out and returns the exit status.
     *
     * @throws DaemonError what the engine refuses, when this command has no words of its own for it
     */
    int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException;
}
