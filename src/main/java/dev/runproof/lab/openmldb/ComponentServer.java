package dev.runproof.lab.openmldb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runproof.lab.Listening;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.openmldb.cluster.HttpAnswer;
import dev.runproof.lab.openmldb.cluster.HttpRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The port of a component: real HTTP. */
final class ComponentServer implements AutoCloseable {
    static {
        // Without it each answer waits for the client's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers;
    private final Closeable exposed;

    private ComponentServer(HttpServer server, ExecutorService workers, Closeable exposed) {
        this.server = server;
        this.workers = workers;
        this.exposed = exposed;
    }

    /**
     * @param answers empty where the connection is closed without a word
     * @throws IOException when the port is taken
     */
    static ComponentServer open(
            SimulatedHost host, String endpoint, Function<HttpRequest, Optional<HttpAnswer>> answers)
            throws IOException {
        int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
        var server = Listening.at(() -> HttpServer.create(host.listenFor(port), 0));
        var workers = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "lab-http");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
        try {
            var exposed = host.expose(port, server.getAddress().getPort());
            return new ComponentServer(server, workers, exposed);
        } catch (IOException taken) {
            server.stop(0);
            workers.shutdownNow();
            throw taken;
        }
    }

    private static void answer(HttpExchange exchange, Function<HttpRequest, Optional<HttpAnswer>> answers)
            throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = answers.apply(new HttpRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            if (answer.isEmpty()) {
                return;
            }
            byte[] bytes = answer.get().body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.get().contentType());
            exchange.sendResponseHeaders(answer.get().status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            exposed.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a port of a host cannot be closed", e);
        }
        server.stop(0);
        workers.shutdownNow();
    }
}
