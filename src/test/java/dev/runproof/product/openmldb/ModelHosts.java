package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.HttpAnswer;
import dev.runproof.lab.openmldb.cluster.HttpRequest;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import dev.runproof.model.ShellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Hosts that answer the commands of the procedure out of a modelled cluster: no socket, no process, no waiting. */
final class ModelHosts {
    /** What one program's start takes. */
    private static final Duration CALL = Duration.ofMillis(50);

    private static final int REFUSED = 7;

    /** What a program left. */
    record Left(int exit, byte[] out, String err) {
        static Left of(String out) {
            return new Left(0, out.getBytes(StandardCharsets.UTF_8), "");
        }

        static Left failed(int exit, String err) {
            return new Left(exit, new byte[0], err);
        }
    }

    private final Site site;
    private final Cluster cluster;
    private final ModelMachines machines;
    private final WalkTime time;
    private Runnable fault = () -> {};
    private int until = -1;
    private boolean toolRuns;
    private boolean toolIsKilled;
    private boolean exchangeFails;
    private boolean shellIsKilled;

    ModelHosts(Site site, Cluster cluster, ModelMachines machines, WalkTime time) {
        this.site = site;
        this.cluster = cluster;
        this.machines = machines;
        this.time = time;
    }

    ModelMachines machines() {
        return machines;
    }

    Cluster cluster() {
        return cluster;
    }

    WalkTime time() {
        return time;
    }

    /** Lets something happen after so many commands; those of the tool count too. */
    void after(int commands, Runnable what) {
        until = commands;
        fault = what;
    }

    /** It happens now if it has not happened yet. */
    void atTheLatestNow() {
        until = until < 0 ? until : 0;
        moment();
    }

    void moment() {
        if (until >= 0 && until-- == 0) {
            fault.run();
        }
    }

    void toolRuns(boolean now) {
        toolRuns = now;
        toolIsKilled = toolIsKilled && now;
    }

    boolean toolIsKilled() {
        return toolIsKilled;
    }

    /** Kills the operation tool if it is at work; whether it was. */
    boolean killTool() {
        toolIsKilled = toolRuns;
        return toolRuns;
    }

    /** The same with the shell above it: nobody puts anything back. */
    void killShell() {
        shellIsKilled = killTool();
    }

    boolean shellIsKilled() {
        boolean was = shellIsKilled;
        shellIsKilled = false;
        return was;
    }

    void exchangeFails(boolean now) {
        exchangeFails = now;
    }

    boolean exchangeFails() {
        return exchangeFails;
    }

    Answer run(HostName host, Command command) {
        time.pass(CALL);
        moment();
        machines.tick();
        Left left = left(host, command.argv());
        return new Answer(
                left.exit(), new Output(left.out(), left.out().length), Output.of(left.err()), time.now(), CALL);
    }

    private Left left(HostName host, List<Object> argv) {
        if (argv.get(0).equals("sh") && argv.get(2) instanceof ShellText text) {
            var words =
                    argv.subList(4, argv.size()).stream().map(Object::toString).toList();
            return new ModelShell(this, host).run(text, words);
        }
        return program(host, argv.stream().map(Object::toString).toList());
    }

    Left program(HostName host, List<String> words) {
        String program = words.get(0);
        if (program.endsWith("/bin/openmldb")) {
            return openmldb(host, words);
        }
        return switch (program) {
            case "env" ->
                startScript(host, words.subList(2, words.size()), words.get(1).substring("SPARK_HOME=".length()));
            case "bash" -> startScript(host, words, "");
            case "curl" -> curl(words);
            case "python" -> python(words);
            case "mkdir" -> files(() -> Files.createDirectories(Path.of(words.get(2))));
            case "cp" ->
                files(() ->
                        Files.copy(Path.of(words.get(2)), Path.of(words.get(3)), StandardCopyOption.REPLACE_EXISTING));
            case "rm" -> files(() -> Files.deleteIfExists(Path.of(words.get(2))));
            default -> throw new IllegalArgumentException("no host knows " + words);
        };
    }

    private Left openmldb(HostName host, List<String> words) {
        String directory = words.get(0).substring(0, words.get(0).length() - "/openmldb".length());
        String version = machines.at(host, directory).orElseThrow().version;
        if (words.get(1).equals("--version")) {
            return Left.of(words.get(0) + " version " + version + "\nDebug build (NDEBUG not #defined)\n");
        }
        var answer = cluster.cli(words.subList(1, words.size()));
        return new Left(answer.exit(), answer.output(), answer.stderr());
    }

    private Left startScript(HostName host, List<String> words, String spark) {
        String directory = words.get(1).substring(0, words.get(1).length() - "/bin/start.sh".length());
        Component component = site.components().stream()
                .filter(it -> it.host().equals(host)
                        && it.directory().equals(directory)
                        && it.kind().toString().equals(words.get(3)))
                .findFirst()
                .orElseThrow();
        if (!machines.isConfigured(component)) {
            String missing = "grep: ./conf/" + component.kind() + ".flags: No such file or directory\n";
            return new Left(1, "Invalid log dir\n".getBytes(StandardCharsets.UTF_8), missing);
        }
        var script = new ModelStart(machines, time, component);
        return Left.of(words.get(2).equals("stop") ? script.stop() : script.start(words.contains("mon"), spark));
    }

    private Left curl(List<String> words) {
        String address = words.get(words.size() - 1).substring("http://".length());
        String endpoint = address.substring(0, address.indexOf('/'));
        String target = address.substring(address.indexOf('/'));
        if (machines.isTaken(endpoint)) {
            return Left.of("<!DOCTYPE HTML>\n<title>Error response</title>\n");
        }
        var process = machines.listens(endpoint);
        if (process == null) {
            return Left.failed(REFUSED, "curl: (7) Failed to connect to " + endpoint + "\n");
        }
        int data = words.indexOf("-d");
        HttpAnswer answer = cluster.http(
                ModelMachines.modelled(process.component),
                new HttpRequest(
                        data < 0 ? "GET" : "POST",
                        target,
                        Map.of("User-Agent", "curl/7.76.1"),
                        data < 0 ? "" : words.get(data + 1)));
        return Left.of(answer.body());
    }

    private Left python(List<String> words) {
        if (words.get(1).equals("--version")) {
            return Left.of("Python 3.9.18\n");
        }
        if (words.get(1).equals("-c")) {
            return Left.of("");
        }
        var tool = new ModelTool(this, cluster, time);
        int exit = tool.run(words.get(1), words.subList(2, words.size()));
        return new Left(exit, tool.out().getBytes(StandardCharsets.UTF_8), tool.err());
    }

    /** Something with real files: the statfiles of the tool are such. */
    interface FileWork {
        void run() throws IOException;
    }

    static Left files(FileWork work) {
        try {
            work.run();
            return Left.of("");
        } catch (java.nio.file.NoSuchFileException e) {
            return Left.failed(1, "cannot stat " + e.getMessage() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
