package dev.runproof.remote.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A connection that is logged in, with the connections of the jump hosts below it. */
final class SshConnection implements AutoCloseable {
    private final SSHClient client;
    private final List<SSHClient> below;

    SshConnection(SSHClient client, List<SSHClient> below) {
        this.client = client;
        this.below = List.copyOf(below);
    }

    boolean alive() {
        return client.isConnected() && client.isAuthenticated();
    }

    /** @throws OpenFailException when the host allows no further channel */
    SshProcess exec(String line) throws IOException {
        Session session = session();
        try {
            return new SshProcess(session, session.exec(line));
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    private Session session() throws IOException {
        try {
            return client.startSession();
        } catch (IllegalStateException gone) {
            // What the library says when the host has closed the connection right after the login.
            throw new IOException("the host has closed the connection", gone);
        }
    }

    DirectConnection through(String address, int port) throws IOException {
        return client.newDirectConnection(address, port);
    }

    SSHClient client() {
        return client;
    }

    List<SSHClient> below() {
        return below;
    }

    @Override
    public void close() {
        var all = new ArrayList<SSHClient>();
        all.add(client);
        all.addAll(below);
        for (SSHClient each : all) {
            try {
                each.disconnect();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
