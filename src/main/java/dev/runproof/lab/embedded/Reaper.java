package dev.runproof.lab.embedded;

import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.LauncherTexts;
import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small process that ends all processes of the lab and removes its directory when this one dies, however it dies. */
final class Reaper implements AutoCloseable {
    private final Process process;

    private Reaper(Process process) {
        this.process = process;
    }

    static Reaper start(LabDirectory directory, String key) {
        try {
            var builder = new ProcessBuilder(
                    MachineCommands.need("setsid").toString(),
                    MachineCommands.SHELL,
                    "-c",
                    LauncherTexts.resource(Reaper.class, "reaper.sh"),
                    "runproof-lab-reaper",
                    key,
                    directory.root().toString());
            builder.directory(new java.io.File("/"));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return new Reaper(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's reaper cannot be started", e);
        }
    }

    /** Tells it that everything is cleaned up already. */
    @Override
    public void close() {
        try (var pipe = process.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's reaper does not listen", e);
        }
    }
}
