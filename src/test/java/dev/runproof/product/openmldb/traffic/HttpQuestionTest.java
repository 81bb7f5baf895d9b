package dev.runproof.product.openmldb.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpQuestionTest {
    private final HttpQuestion question = new HttpQuestion();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile String answer = "";
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        listen(0);
    }

    private void listen(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        var accepting = new Thread(this::accept, "component");
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
                "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
            })
    void whatever_a_component_says_it_is_there(String said) throws Exception {
        answer = said;

        assertThat(asked()).isTrue();
        assertThat(asked()).isTrue();
        assertThat(connections).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n"})
    void what_ends_without_an_answer_of_http_is_not_there(String said) throws Exception {
        answer = said;

        assertThat(asked()).isFalse();
    }

    @Test
    void what_goes_away_is_not_there_and_is_seen_again_when_it_is_back_at_its_address() throws Exception {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        int port = server.getLocalPort();
        assertThat(asked(port)).isTrue();

        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        assertThat(asked(port)).isFalse();

        listen(port);
        assertThat(asked(port)).isTrue();
    }

    @Test
    void who_says_nothing_is_not_there() throws Exception {
        answer = "hold";

        assertThat(asked()).isFalse();
    }

    private boolean asked() throws Exception {
        return asked(server.getLocalPort());
    }

    private boolean asked(int port) throws Exception {
        return question.ask(new Watched("tablet1", "tablet", "127.0.0.1:" + port))
                .get(20, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                var thread = new Thread(() -> serve(socket), "connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers each request of a connection, as long as there is an answer of HTTP. */
    private void serve(Socket socket) {
        try (socket) {
            var in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                if (answer.equals("hold")) {
                    continue;
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                if (!answer.startsWith("HTTP")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Who asked has given up; there is nobody to answer.
            return;
        }
    }
}
