package dev.runproof.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console that is drawn by scripts; keeps what they send. */
final class DrawnConsole implements AutoCloseable {
    private final HttpServer server;
    private final List<String> saved = new CopyOnWriteArrayList<>();

    DrawnConsole() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                var page = DrawnConsole.class.getResourceAsStream("drawn.html")) {
            byte[] body = page.readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                saved.add(exchange.getRequestURI().getQuery() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                body = "saved".getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was sent, with the name of its parameter. */
    List<String> saved() {
        return List.copyOf(saved);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
