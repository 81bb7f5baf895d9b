package dev.runproof.lab.embedded;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.ThreadEach;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs the machine's own program of some name, as the caller of a host's command would have. */
final class RealProgram {
    private RealProgram() {}

    /** What it answered. */
    record Result(int exit, byte[] out, byte[] err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String complaint() {
            return new String(err, StandardCharsets.UTF_8);
        }
    }

    /** In the caller's directory and environment, with nothing to read. */
    static Result run(ToolCall call, String program, List<String> arguments) throws InterruptedException {
        var words = new ArrayList<String>();
        // By its name alone, so that its messages begin as they would on the host.
        words.add(program);
        words.addAll(arguments);
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(call.environment());
        builder.directory(call.workingDirectory().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        try {
            var process = builder.start();
            var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), new ThreadEach());
            byte[] out = all(process.getInputStream());
            return new Result(process.waitFor(), out, err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run", e);
        }
    }

    private static byte[] all(InputStream stream) {
        var bytes = new ByteArrayOutputStream();
        try (stream) {
            stream.transferTo(bytes);
        } catch (IOException e) {
            throw new Tool.CallerGone("a program of the machine");
        }
        return bytes.toByteArray();
    }
}
