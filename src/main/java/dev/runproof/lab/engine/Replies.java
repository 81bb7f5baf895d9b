package dev.runproof.lab.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** How answers go back to a host. */
final class Replies {
    private static final int UPGRADED = 101;

    private Replies() {}

    static void send(Connection client, int status, String type, byte[] body) throws IOException {
        var headers = List.of(
                "Api-Version: 1.41", "Content-Type: " + type, "Content-Length: " + body.length, "Connection: close");
        client.out().write(new Head("HTTP/1.1 " + status + " Runproof", headers).bytes());
        client.out().write(body);
    }

    /** The engine's head with a body of another length; without a body for {@code HEAD}. */
    static void send(Connection client, Head told, byte[] body) throws IOException {
        var headers = new ArrayList<>(kept(told));
        headers.add("Content-Length: " + body.length);
        headers.add("Connection: close");
        client.out().write(new Head(told.line().replaceFirst("HTTP/1.0", "HTTP/1.1"), headers).bytes());
        client.out().write(body);
    }

    private static List<String> kept(Head told) {
        return told.headers().stream()
                .filter(header -> !header.matches("(?i)(content-length|connection|transfer-encoding):.*"))
                .toList();
    }

    /** All that the engine says from here on, as it comes, and all that the client says; until the engine ends. */
    static void join(Connection client, Connection engine) throws IOException {
        Head told = Engine.head(engine.in());
        boolean upgraded = told.status() == UPGRADED;
        if (upgraded) {
            client.out().write(told.bytes());
        } else {
            var headers = new ArrayList<>(kept(told));
            headers.add("Connection: close");
            client.out().write(new Head(told.line().replaceFirst("HTTP/1.0", "HTTP/1.1"), headers).bytes());
        }
        var back = new Thread(() -> forward(client, engine, upgraded), "lab-docker-input");
        back.setDaemon(true);
        back.start();
        copy(engine.in(), client.out());
    }

    private static void forward(Connection client, Connection engine, boolean upgraded) {
        try {
            copy(client.in(), engine.out());
            if (upgraded) {
                engine.endOutput();
            } else {
                // Nobody reads any more.
                engine.close();
            }
        } catch (IOException gone) {
            // The engine has ended first.
            return;
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 14];
        for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
            to.write(buffer, 0, got);
        }
    }
}
