package dev.runproof.lab.host;

import dev.runproof.lab.Tool;

/** The standard channels of the caller of a host's own command, bytes included. */
public interface HostTerminal extends Tool.Terminal {
    @Override
    void out(byte[] bytes);

    void err(byte[] bytes);

    /** The next line of standard input without its end; what follows it is left to programs that run later. */
    String line();
}
