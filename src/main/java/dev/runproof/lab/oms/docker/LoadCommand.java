package dev.runproof.lab.oms.docker;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** {@code docker load}, from a file or from standard input. */
final class LoadCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("i|input", "q|quiet");

    private final DockerEngine engine;

    LoadCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        Optional<String> input = flags.value("input");
        if (input.isEmpty()) {
            return piped(terminal);
        }
        Path file = call.workingDirectory().resolve(input.get());
        if (Files.notExists(file)) {
            throw new Flags.Unusable("open " + input.get() + ": no such file or directory");
        }
        if (Files.isDirectory(file)) {
            throw new Flags.Unusable("error during connect: Post"
                    + " \"http://%2Fvar%2Frun%2Fdocker.sock/v1.41/images/load?quiet=1\": read " + input.get()
                    + ": is a directory");
        }
        return load(file, terminal);
    }

    private int piped(Terminal terminal) {
        if (terminal.isTerminal(0)) {
            throw new Flags.Unusable("requested load from stdin, but stdin is empty");
        }
        var files = new HostFiles(engine.host(), new Ownership("root", "root"));
        Path file = engine.host().path("/var/lib/docker/tmp/docker-import-" + UUID.randomUUID());
        files.write(file, terminal.inBytes(), "rw-------");
        try {
            return load(file, terminal);
        } finally {
            files.remove(file);
        }
    }

    private int load(Path file, Terminal terminal) {
        try {
            terminal.out(engine.load(file));
            engine.listener().loaded();
            return 0;
        } catch (DaemonError e) {
            throw new Flags.Unusable(e.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }
}
