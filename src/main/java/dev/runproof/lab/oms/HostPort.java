package dev.runproof.lab.oms;

import dev.runproof.lab.Listening;
import dev.runproof.lab.SimulatedHost;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port of a host's address that a server of the model has; nobody else has it before this is closed. */
final class HostPort implements Closeable {
    private final Server server;
    private final Closeable exposed;

    private HostPort(Server server, Closeable exposed) {
        this.server = server;
        this.exposed = exposed;
    }

    /** Something that listens. */
    interface Server extends Closeable {
        int port();
    }

    /** Lets a server listen. */
    @FunctionalInterface
    interface Opening {
        Server at(InetSocketAddress address) throws IOException;
    }

    /** @throws IOException when the port is taken, or the server cannot be made */
    static HostPort open(SimulatedHost host, int port, Opening opening) throws IOException {
        var server = Listening.at(() -> opening.at(host.listenFor(port)));
        try {
            return new HostPort(server, host.expose(port, server.port()));
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
    }

    /** A port that accepts connections and says nothing. */
    static HostPort silent(SimulatedHost host, int port) throws IOException {
        return open(host, port, Silent::new);
    }

    @Override
    public void close() throws IOException {
        exposed.close();
        server.close();
    }

    private static final class Silent implements Server {
        private final ServerSocket socket = new ServerSocket();

        Silent(InetSocketAddress address) throws IOException {
            try {
                socket.bind(address);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        public int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
