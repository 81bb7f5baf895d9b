package dev.runproof.lab.oms.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The port of a node's console: HTTP, or HTTPS alone when it has a certificate.
 *
 * <p>It stands for nginx: one that does not run is a server that is not open, so that connections are refused.
 */
public final class ConsoleServer implements AutoCloseable {
    static {
        // Without it each answer waits for the client's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers;

    private ConsoleServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Opens the port.
     *
     * @param address port 0 for any free one
     * @throws IOException when the port is taken, or a file of {@code tls} is not usable, saying which
     */
    public static ConsoleServer open(ConsoleSource source, InetSocketAddress address, Optional<Tls> tls)
            throws IOException {
        HttpServer server;
        if (tls.isPresent()) {
            var configuration = new HttpsConfigurator(PemFiles.context(tls.get()));
            var https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(configuration);
            server = https;
        } else {
            server = HttpServer.create(address, 0);
        }
        var workers = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "lab-console");
            thread.setDaemon(true);
            return thread;
        });
        var site = new Site(source);
        server.setExecutor(workers);
        server.createContext("/", exchange -> answer(exchange, site));
        server.start();
        return new ConsoleServer(server, workers);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Site site) throws IOException {
        try (exchange) {
            Reply reply = reply(Request.of(exchange), site);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.bytes();
            if (exchange.getRequestMethod().equals("HEAD") || bytes.length == 0) {
                exchange.sendResponseHeaders(reply.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** A model that cannot answer, since its database is gone for instance, shows as it does with a real console. */
    private static Reply reply(Request request, Site site) {
        try {
            return site.answer(request);
        } catch (RuntimeException e) {
            return Reply.failed(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
