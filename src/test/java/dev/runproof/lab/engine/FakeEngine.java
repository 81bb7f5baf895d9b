package dev.runproof.lab.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that answers what it was told to, and remembers what it was asked. */
final class FakeEngine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();

    FakeEngine(Path socket) throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        var thread = new Thread(this::serve, "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param call method and path; the query does not count */
    FakeEngine answers(String call, String json) {
        answers.put(call, json);
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    String body(String call) {
        return new String(bodies.getOrDefault(call, new byte[0]), StandardCharsets.ISO_8859_1);
    }

    private void serve() {
        while (true) {
            try (var line = new Connection(server.accept())) {
                Request request = Request.read(line.in()).orElseThrow();
                String call = request.method() + " " + request.path();
                asked.add(call);
                bodies.put(call, request.body().readAllBytes());
                String text = answers.getOrDefault(call, "{\"message\":\"not told\"}");
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                int status = answers.containsKey(call) ? 200 : 500;
                line.out()
                        .write(new Head("HTTP/1.0 " + status + " said", List.of("Content-Type: application/json"))
                                .bytes());
                line.out().write(body);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
