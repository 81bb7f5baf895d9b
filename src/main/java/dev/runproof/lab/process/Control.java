package dev.runproof.lab.process;

import dev.runproof.lab.LabRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way in which another process asks a lab: one line of words, answered by lines of words.
 *
 * <p>Words are URL-encoded and separated by blanks. The first line of an answer is {@code ok}, or {@code refused} and
 * why. A request begins with the token of the lab, which only its user can read.
 */
public final class Control implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final String token;
    private final Function<List<String>, List<List<String>>> answers;
    private final PrintStream complaints;

    private Control(
            ServerSocket socket,
            String token,
            Function<List<String>, List<List<String>>> answers,
            PrintStream complaints) {
        this.socket = socket;
        this.token = token;
        this.answers = answers;
        this.complaints = complaints;
    }

    /** On the loopback interface; see the other. */
    public static Control listen(
            String token, Function<List<String>, List<List<String>>> answers, PrintStream complaints) {
        return listen(InetAddress.getLoopbackAddress(), token, answers, complaints);
    }

    /** @param answers gets the words of a request; what it throws is told to the asker */
    public static Control listen(
            InetAddress address,
            String token,
            Function<List<String>, List<List<String>>> answers,
            PrintStream complaints) {
        try {
            var socket = new ServerSocket(0, BACKLOG, address);
            var control = new Control(socket, token, answers, complaints);
            var thread = new Thread(control::serve, "lab-control");
            thread.setDaemon(true);
            thread.start();
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot listen for requests", e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var thread = new Thread(() -> answer(client), "lab-request");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    complaints.println("a request to the lab was lost: " + e);
                }
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            var words = words(line == null ? "" : line);
            var writer = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
            if (words.size() < 2 || !words.get(0).equals(token)) {
                writer.write("refused " + encode("the token is not this lab's") + "\n");
            } else {
                answer(words.subList(1, words.size()), writer);
            }
            writer.flush();
        } catch (IOException e) {
            complaints.println("a request to the lab broke off: " + e);
        }
    }

    private void answer(List<String> request, Writer writer) throws IOException {
        try {
            var lines = answers.apply(request);
            writer.write("ok\n");
            for (var words : lines) {
                writer.write(words.stream().map(Control::encode).collect(Collectors.joining(" ")) + "\n");
            }
        } catch (RuntimeException e) {
            if (!(e instanceof IllegalArgumentException)) {
                e.printStackTrace(complaints);
            }
            writer.write("refused " + encode(String.valueOf(e.getMessage())) + "\n");
        }
    }

    /**
     * Asks a lab.
     *
     * @throws LabRefused when it does not answer or refuses
     */
    public static List<List<String>> ask(LabState lab, String... request) {
        return ask(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.controlPort()),
                lab.token(),
                "the lab " + lab.description().lab(),
                List.of(request));
    }

    /**
     * The same at any address.
     *
     * @param who is asked, for messages
     */
    public static List<List<String>> ask(InetSocketAddress address, String token, String who, List<String> request) {
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var writer = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
            writer.write(encode(token) + " "
                    + request.stream().map(Control::encode).collect(Collectors.joining(" ")) + "\n");
            writer.flush();
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var answer = reader.lines().map(Control::words).toList();
            if (answer.isEmpty()) {
                throw new LabRefused(who + " did not answer");
            }
            if (!answer.get(0).get(0).equals("ok")) {
                throw new LabRefused(answer.get(0).get(1));
            }
            return answer.subList(1, answer.size());
        } catch (IOException | UncheckedIOException e) {
            throw new LabRefused(who + " does not answer (" + e.getMessage() + ")", e);
        }
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
    }

    private static String encode(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot stop listening", e);
        }
    }
}
