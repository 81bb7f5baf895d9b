package dev.runproof.lab.container;

import dev.runproof.lab.engine.Share;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.MachineCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A small process that removes the lab's containers and its directory when this process dies, however it dies. */
final class ContainerReaper implements AutoCloseable {
    private final Process process;

    private ContainerReaper(Process process) {
        this.process = process;
    }

    static ContainerReaper start(String key, Path directory, String image) {
        try {
            var builder = new ProcessBuilder(
                    MachineCommands.find("setsid").orElseThrow().toString(),
                    MachineCommands.SHELL,
                    "-c",
                    LauncherTexts.resource(ContainerReaper.class, "reaper.sh"),
                    "runproof-lab-reaper",
                    Label.filter(key),
                    directory.toString(),
                    image,
                    Share.repositories(key));
            builder.directory(new File("/"));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return new ContainerReaper(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's reaper cannot be started", e);
        }
    }

    /** Tells it that everything is cleared away already. */
    @Override
    public void close() {
        try (var pipe = process.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's reaper does not listen", e);
        }
    }
}
