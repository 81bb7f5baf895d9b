package dev.runproof.remote.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A line of shell that was started on a machine, with its three channels. */
public interface ShellProcess extends AutoCloseable {
    OutputStream stdin();

    InputStream stdout();

    InputStream stderr();

    /**
     * The exit status, once both output channels have ended; 128 + n after signal n.
     *
     * @throws IOException when the connection was lost or the limit passed before the status came
     */
    int exit(Duration limit) throws IOException;

    /** Asks the machine to end the process with SIGKILL; not every machine can. */
    void kill();

    @Override
    void close();
}
