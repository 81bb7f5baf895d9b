package dev.runproof.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.lab.oms.console.Certificates;
import dev.runproof.lab.oms.console.ConsoleServer;
import dev.runproof.lab.oms.console.StandingSource;
import dev.runproof.lab.oms.console.Tls;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleHttpTest {
    private static final ConsoleLimits LIMITS = new ConsoleLimits(Duration.ofSeconds(20), Duration.ofSeconds(5));
    private static final ConsoleLimits SHORT = new ConsoleLimits(Duration.ofMillis(400), Duration.ofSeconds(5));
    private static final ConsoleAccount ADMIN = new ConsoleAccount("admin", StandingSource.PASSWORD);
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private final StandingSource source = new StandingSource("4.2.9");

    private static ConsoleHttp client(String scheme, int port, Optional<Pin> pin, ConsoleLimits limits) {
        return new ConsoleHttp(new ConsoleTarget(URI.create(scheme + "://127.0.0.1:" + port), pin, limits));
    }

    private static ConsoleNotDriven failure(Runnable act) {
        var failure = catchThrowableOfType(ConsoleNotDriven.class, act::run);
        assertThat(failure).isNotNull();
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString())
                .doesNotContain(StandingSource.PASSWORD.reveal())
                .doesNotContain("Basic ");
        return failure;
    }

    @Test
    void gives_back_every_answer_whatever_its_status() throws IOException {
        try (var server = ConsoleServer.open(source, ANY, Optional.empty())) {
            var http = client("http", server.port(), Optional.empty(), LIMITS);
            assertThat(http.get("/oms/health").body()).contains("\"healthy\":true");
            assertThat(http.get("/nowhere").status()).isEqualTo(404);
            assertThat(http.get("/overview").header("location")).hasValue("/logon");
            source.run(false);
            HttpReply bad = http.get("/oms/health");
            assertThat(bad.status()).isEqualTo(502);
            assertThat(bad.header("content-type")).hasValue("text/html; charset=utf-8");
        }
    }

    @Test
    void calls_actions_as_the_account_that_is_given() throws IOException {
        try (var server = ConsoleServer.open(source, ANY, Optional.empty())) {
            var http = client("http", server.port(), Optional.empty(), LIMITS);
            assertThat(http.action("ListProjects", "{}", Optional.of(ADMIN)).body())
                    .contains("\"totalCount\":\"2\"");
            var wrong = new ConsoleAccount("admin", new Secret("Canary-wrong-2"));
            assertThat(http.action("ListProjects", "{}", Optional.of(wrong)).status())
                    .isEqualTo(401);
            assertThat(http.action("ListProjects", "{}", Optional.empty()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void accepts_the_pinned_certificate_alone_whatever_its_names_are() throws IOException {
        Tls tls = Certificates.plain(folder, "oms", "dns:oms.example");
        Pin pin = Pin.ofPem(Files.readString(tls.certificate()));
        Pin other = new Pin("0".repeat(64));
        try (var server = ConsoleServer.open(source, ANY, Optional.of(tls))) {
            assertThat(client("https", server.port(), Optional.of(pin), LIMITS)
                            .get("/oms/health")
                            .status())
                    .isEqualTo(200);
            var refused = failure(() ->
                    client("https", server.port(), Optional.of(other), LIMITS).get("/oms/health"));
            assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED);
            assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
            assertThat(refused).hasMessageContaining("shown " + pin + ", expected " + other);
            assertThat(failure(() -> client("https", server.port(), Optional.empty(), LIMITS)
                                    .get("/oms/health"))
                            .reason())
                    .isEqualTo(Reason.UNTRUSTED);
        }
    }

    @Test
    void tells_a_refused_connection() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        var refused =
                failure(() -> client("http", port, Optional.empty(), LIMITS).get("/oms/health"));
        assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(refused.getMessage()).startsWith("[CONSOLE-UNREACHABLE] http://127.0.0.1:" + port + ": no answer");
    }

    @Test
    void does_not_wait_longer_than_the_limit_for_an_answer_or_for_the_rest_of_one() throws IOException {
        for (boolean begins : new boolean[] {false, true}) {
            var end = new CountDownLatch(1);
            try (var silent = answering(exchange -> {
                try {
                    if (begins) {
                        exchange.sendResponseHeaders(200, 1000);
                        exchange.getResponseBody().write('x');
                        exchange.getResponseBody().flush();
                    }
                    end.await();
                } catch (IOException | InterruptedException e) {
                    // The client went away, as it should.
                }
            })) {
                var late = failure(() ->
                        client("http", silent.port(), Optional.empty(), SHORT).get("/oms/health"));
                assertThat(late.reason()).isEqualTo(Reason.OVERDUE);
                assertThat(late).hasMessageEndingWith("no answer within PT0.4S");
                end.countDown();
            }
        }
    }

    @Test
    void cuts_a_body_that_is_too_long() throws IOException {
        try (var endless = answering(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 0);
                byte[] block = new byte[1 << 16];
                java.util.Arrays.fill(block, (byte) 'x');
                for (int i = 0; i < 1000; i++) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                // The client went away, as it should.
            }
        })) {
            HttpReply reply =
                    client("http", endless.port(), Optional.empty(), LIMITS).get("/");
            assertThat(reply.whole()).isFalse();
            assertThat(reply.body()).hasSize(ConsoleHttp.BODY_LIMIT_BYTES);
        }
    }

    private record Running(HttpServer server) implements AutoCloseable {
        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static Running answering(Consumer<HttpExchange> answer) throws IOException {
        var server = HttpServer.create(ANY, 0);
        server.setExecutor(work -> new Thread(work, "test-http").start());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.accept(exchange);
            }
        });
        server.start();
        return new Running(server);
    }
}
