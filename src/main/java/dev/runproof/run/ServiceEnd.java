package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import dev.runproof.remote.OutputSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a database or console answered, in the form in which a command on a host ends.
 *
 * @param picture the page at the end, a PNG; only where a browser draws
 */
record ServiceEnd(int exit, String out, String err, Optional<byte[]> picture) {
    ServiceEnd(int exit, String out, String err) {
        this(exit, out, err, Optional.empty());
    }

    ServiceEnd showing(Optional<byte[]> page) {
        return new ServiceEnd(exit, out, err, page);
    }

    /** The same as an answer, once the sink has got all of it. */
    Answer into(OutputSink sink, Instant at, Duration took) {
        byte[] stdout = out.getBytes(StandardCharsets.UTF_8);
        byte[] stderr = err.getBytes(StandardCharsets.UTF_8);
        sink.stdout(stdout, 0, stdout.length);
        sink.stderr(stderr, 0, stderr.length);
        picture.ifPresent(sink::picture);
        return new Answer(exit, kept(stdout), kept(stderr), at, took);
    }

    private static Output kept(byte[] bytes) {
        return new Output(
                bytes.length <= Output.KEPT_BYTES ? bytes : Arrays.copyOf(bytes, Output.KEPT_BYTES), bytes.length);
    }
}
