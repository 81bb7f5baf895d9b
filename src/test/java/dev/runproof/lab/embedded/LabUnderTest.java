package dev.runproof.lab.embedded;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.ThreadEach;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A lab inside the process of the tests, and the machine's own {@code ssh} to look at it.
 *
 * <p>It starts faster than a lab in a process of its own and is otherwise the same.
 */
public final class LabUnderTest implements AutoCloseable {
    private final EmbeddedLab lab;
    private final Path parent;

    private LabUnderTest(EmbeddedLab lab, Path parent) {
        this.lab = lab;
        this.parent = parent;
    }

    /** What a command answered. */
    public record Ran(int exit, String out, String err) {}

    public static LabUnderTest up(LabSpec spec) throws IOException {
        Path parent = Files.createTempDirectory("lab-under-test-");
        return new LabUnderTest(
                EmbeddedLab.start(spec, new LabDirectory(parent.resolve(spec.name())), System.err), parent);
    }

    public LabDescription description() {
        return lab.description();
    }

    /** The environment file that acts on this lab. */
    public Path environment() {
        return lab.directory().environment();
    }

    public Path directory() {
        return lab.directory().root();
    }

    public List<LoggedCommand> log() {
        return lab.log();
    }

    /** What the lab's database server was sent, by its own record. */
    public Path generalLog() {
        return lab.directory().database().resolve("general.log");
    }

    public void plant(String fault, String host, String at) {
        lab.model()
                .plant(
                        fault,
                        host.isEmpty() ? Optional.empty() : Optional.of(new HostName(host)),
                        at.isEmpty() ? Optional.empty() : Optional.of(at));
    }

    /** The simulation itself, for what no tool shows. */
    public ProductModel model() {
        return lab.model();
    }

    public void clear() {
        lab.model().clear();
    }

    public void sudo(SudoPolicy policy) {
        lab.sudo(policy);
    }

    EmbeddedHost host(String name) {
        return lab.places().find(name).orElseThrow();
    }

    /** The path on a host of what a real host would have there. */
    public Path path(String host, String absolute) {
        return host(host).path(absolute);
    }

    /** Runs text on a host through the machine's own {@code ssh}. */
    public Ran ssh(String host, String user, String text) throws IOException, InterruptedException {
        return ssh(host, user, text, "");
    }

    public Ran ssh(String host, String user, String text, String input) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("ssh", "-p", Integer.toString(port(host))));
        words.addAll(options());
        words.addAll(List.of(user + "@127.0.0.1", text));
        return run(words, Map.of(), input);
    }

    /** Options of {@code ssh}, {@code scp} and {@code sftp} that reach any host of the lab; the port is not among them. */
    public List<String> options() {
        return List.of(
                "-F", "none",
                "-i", lab.directory().identity().toString(),
                "-o", "BatchMode=yes",
                "-o", "UserKnownHostsFile=" + lab.directory().knownHosts(),
                "-o", "StrictHostKeyChecking=yes");
    }

    public int port(String host) {
        return description().hosts().stream()
                .filter(each -> each.name().equals(host))
                .findFirst()
                .orElseThrow()
                .port();
    }

    /** The environment of an account's sessions, for commands started without SSH. */
    public Map<String, String> variables(String host, String user) {
        return host(host).variables(user);
    }

    /** Runs a program of the machine, or of a host in an account's environment, and waits for its end. */
    public static Ran run(List<String> words, Map<String, String> environment, String input)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words);
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.directory(Path.of(environment.get("HOME")).toFile());
        }
        var process = builder.start();
        var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), new ThreadEach());
        var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), new ThreadEach());
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            assert input.isEmpty() || !process.isAlive() : "the program did not read";
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(words + " did not end within 60 s");
        }
        return new Ran(process.exitValue(), out.join(), err.join());
    }

    private static String all(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        lab.close();
        Files.deleteIfExists(parent);
    }
}
