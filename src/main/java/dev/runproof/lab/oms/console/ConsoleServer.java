package dev.runproof.lab.oms.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The port of a node's console: HTTP, or HTTPS alone when it has a certificate.
 *
 * <p>It stands for nginx: one that does not run is a server that is not open, so that connections are refused.
 */
public final class ConsoleServer implements AutoCloseable {
    /**
     * Opens the port.
     *
     * @throws IOException when the port is taken, or a file of {@code tls} is not usable, saying which
     */
    public static ConsoleServer open(ConsoleSource source, InetSocketAddress address, Optional<Tls> tls)
            throws IOException {
        throw new IOException("not there yet: " + source + address + tls);
    }

    private ConsoleServer() {}

    @Override
    public void close() {}
}
