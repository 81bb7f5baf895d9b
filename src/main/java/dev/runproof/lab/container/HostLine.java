package dev.runproof.lab.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool;
import dev.runproof.model.HostName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The line to the first process of a host: one question, one answer. Safe for several threads, each of which has a
 * connection of its own while it waits.
 */
final class HostLine {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HostName host;
    private final UnixDomainSocketAddress address;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    private record Connection(SocketChannel channel, BufferedReader answers) {}

    HostLine(HostName host, Path socket) {
        this.host = host;
        this.address = UnixDomainSocketAddress.of(socket);
    }

    /** A question to be filled in. */
    static ObjectNode question(String kind) {
        return JSON.createObjectNode().put("question", kind);
    }

    /** Whether the host answers. */
    boolean answers() {
        try {
            var unused = ask(question("alive").set("pids", JSON.createArrayNode()));
            return true;
        } catch (UncheckedIOException silent) {
            return false;
        }
    }

    /**
     * @throws UncheckedIOException when the host does not answer
     * @throws IllegalStateException when it could not do what it was asked, saying why
     */
    JsonNode ask(JsonNode question) {
        var connection = idle.pollFirst();
        // One that was made before the host was restarted is found to be dead when it is used.
        JsonNode answer = connection == null ? null : ask(connection, question, false);
        if (answer == null) {
            answer = ask(open(), question, true);
        }
        if (answer == null) {
            throw new UncheckedIOException(new IOException(host + " has closed the line"));
        }
        if (answer.has("failure")) {
            throw new IllegalStateException(host + ": " + answer.get("failure").asText());
        }
        return answer;
    }

    private Connection open() {
        try {
            var channel = SocketChannel.open(address);
            return new Connection(
                    channel,
                    new BufferedReader(
                            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The answer; null when the connection was closed and the host has not read the question. */
    private @Nullable JsonNode ask(Connection connection, JsonNode question, boolean fresh) {
        try {
            var bytes = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                connection.channel().write(bytes);
            }
            String line = connection.answers().readLine();
            if (line != null) {
                idle.addFirst(connection);
                return JSON.readTree(line);
            }
            connection.channel().close();
            return null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(host + " answered what is no JSON", e);
        } catch (IOException e) {
            if (!fresh && !(e instanceof ClosedByInterruptException)) {
                return null;
            }
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new Tool.CallerGone("a command of a simulated tool");
        }
        return new UncheckedIOException(host + " does not answer", e);
    }
}
