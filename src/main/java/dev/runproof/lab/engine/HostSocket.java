package dev.runproof.lab.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The socket at which a host finds its engine: a request for each connection. */
public final class HostSocket implements AutoCloseable {
    private static final String GROUP = "docker";

    private final ServerSocketChannel server;
    private final HostRules rules;
    private final PrintStream complaints;

    private HostSocket(ServerSocketChannel server, HostRules rules, PrintStream complaints) {
        this.server = server;
        this.rules = rules;
        this.complaints = complaints;
    }

    /**
     * Listens.
     *
     * @param socket to be made; for root and the group {@code docker}
     * @param engine the socket of the machine's engine
     */
    public static HostSocket listen(Path socket, Path engine, Share share, PrintStream complaints) {
        try {
            Files.deleteIfExists(socket);
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            GroupPrincipal group =
                    socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(GROUP);
            Files.getFileAttributeView(socket, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setGroup(group);
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
            var listening = new HostSocket(server, new HostRules(new Engine(engine), share), complaints);
            daemon(listening::accept, "lab-docker-" + share.host());
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("the socket of the host's engine cannot be made: " + socket, e);
        }
    }

    private static void daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What has happened in it, for the model. */
    public HostRules rules() {
        return rules;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var client = new Connection(server.accept());
                daemon(() -> answer(client), "lab-docker-request");
            } catch (IOException e) {
                if (server.isOpen()) {
                    complaints.println("a host's engine cannot be reached any more: " + e);
                }
                return;
            }
        }
    }

    private void answer(Connection client) {
        try (client) {
            Optional<Request> request = Request.read(client.in());
            if (request.isPresent()) {
                answer(request.get(), client);
            }
        } catch (IOException gone) {
            // Either side may go at any time; the other one sees the end.
            return;
        }
    }

    private void answer(Request request, Connection client) throws IOException {
        try {
            rules.answer(request, client);
        } catch (Refused e) {
            refuse(e.status(), String.valueOf(e.getMessage()), client);
        } catch (RuntimeException e) {
            e.printStackTrace(complaints);
            refuse(500, "the lab has failed: " + e, client);
        }
    }

    private static void refuse(int status, String message, Connection client) throws IOException {
        var text = Engine.JSON.createObjectNode().put("message", message).toString();
        Replies.send(client, status, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            complaints.println("the socket of a host's engine cannot be closed: " + e);
        }
    }
}
