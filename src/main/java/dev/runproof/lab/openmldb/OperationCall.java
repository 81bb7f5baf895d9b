package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool.CallerGone;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.openmldb.ops.Cli;
import dev.runproof.lab.openmldb.ops.Http;
import dev.runproof.lab.openmldb.ops.OperationTool;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One call of the operation tool on a host: its client is the file that it was told, its HTTP is real. */
final class OperationCall {
    private static final int MILLIS = 10_000;
    private static final int NOT_LOADED = 127;

    private final Site site;
    private final ToolCall call;
    private final Gathered terminal;

    OperationCall(Site site, ToolCall call, Terminal terminal) {
        this.site = site;
        this.call = call;
        this.terminal = new Gathered(terminal, System::nanoTime);
    }

    int run(String script, List<String> arguments, boolean prettyTable) throws InterruptedException {
        try {
            return new OperationTool(script, prettyTable, new Random())
                    .run(arguments, call.workingDirectory(), this::client, OperationCall::send, site.clock(), terminal);
        } finally {
            terminal.letOut();
        }
    }

    /** The program decides only whether it can be started: what it would print comes from the cluster directly. */
    private Cli.Answer client(List<String> command) throws IOException {
        Path program = call.workingDirectory().resolve(command.get(0));
        if (!Files.isExecutable(program)) {
            throw new NoSuchFileException(command.get(0));
        }
        var bytes = ProgramBytes.of(program);
        if (bytes.library().isPresent() || bytes.version().isEmpty()) {
            return new Cli.Answer(NOT_LOADED, "", "error while loading shared libraries\n");
        }
        var answer = site.cluster().cli(command.subList(1, command.size()));
        if (site.toolKill().due(command)) {
            terminal.letOut();
            site.station(call.host()).host().signal(call.pid(), Station.KILL);
            throw new CallerGone("the operation tool");
        }
        return new Cli.Answer(answer.exit(), answer.stdout(), answer.stderr());
    }

    private static Http.Answer send(Http.Request request) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://" + request.endpoint() + request.path())
                .toURL()
                .openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        connection.setDoOutput(true);
        request.headers().forEach(connection::setRequestProperty);
        connection.getOutputStream().write(request.body().getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        try (var stream = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            String body = stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Http.Answer(status, String.valueOf(connection.getResponseMessage()), body);
        }
    }
}
