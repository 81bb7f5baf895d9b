package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code docker load}. */
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
            terminal.err("the simulated docker loads from a file only: docker load -i FILE\n");
            return 1;
        }
        Path file = call.workingDirectory().resolve(input.get());
        if (Files.notExists(file)) {
            terminal.err("open " + input.get() + ": no such file or directory\n");
            return 1;
        }
        if (Files.isDirectory(file)) {
            terminal.err("read " + input.get() + ": is a directory\n");
            return 1;
        }
        try {
            terminal.out(engine.load(file));
            engine.listener().loaded();
            return 0;
        } catch (DaemonError e) {
            terminal.err(e.text() + "\n");
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }
}
