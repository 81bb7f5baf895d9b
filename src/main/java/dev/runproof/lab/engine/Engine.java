package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine's engine, asked through its socket: HTTP/1.0, so that the end of an answer is the end of its connection. */
record Engine(Path socket) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** @param body read to its end */
    record Answer(int status, Head head, byte[] body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        boolean succeeded() {
            return status < 400;
        }
    }

    /** What is sent with a request. */
    record Sent(InputStream bytes, long length, String type, Optional<String> upgrade) {
        static final Sent NOTHING = new Sent(InputStream.nullInputStream(), 0, "", Optional.empty());

        static Sent json(byte[] text) {
            return new Sent(new ByteArrayInputStream(text), text.length, "application/json", Optional.empty());
        }

        Sent upgrading(Optional<String> protocol) {
            return new Sent(bytes, length, type, protocol);
        }
    }

    Answer ask(String method, String target, Sent sent) throws IOException {
        try (var connection = open(method, target, sent)) {
            var in = new BufferedInputStream(connection.in());
            Head head = head(in);
            return new Answer(head.status(), head, in.readAllBytes());
        }
    }

    JsonNode get(String target) throws IOException {
        Answer answer = ask("GET", target, Sent.NOTHING);
        if (!answer.succeeded()) {
            throw new Refused(answer.status(), answer.json().path("message").asText());
        }
        return answer.json();
    }

    static Head head(InputStream in) throws IOException {
        return Head.read(in).orElseThrow(() -> new EOFException("the machine's Docker engine has closed the line"));
    }

    /** Sends a request; what comes back is the caller's to read. */
    Connection open(String method, String target, Sent sent) throws IOException {
        var connection = Connection.to(socket);
        try {
            var headers = new ArrayList<>(List.of("Host: docker", "Content-Length: " + sent.length()));
            if (!sent.type().isEmpty()) {
                headers.add("Content-Type: " + sent.type());
            }
            sent.upgrade()
                    .ifPresent(protocol -> headers.addAll(List.of("Connection: Upgrade", "Upgrade: " + protocol)));
            var out = connection.out();
            out.write(new Head(method + " " + target + " HTTP/1.0", headers).bytes());
            send(sent, out);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static void send(Sent sent, OutputStream out) {
        try {
            sent.bytes().transferTo(out);
        } catch (IOException refused) {
            // An engine that refuses does not read to the end; its answer says why.
            return;
        }
    }
}
