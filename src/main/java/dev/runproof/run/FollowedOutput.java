package dev.runproof.run;

import dev.runproof.model.Output;
import dev.runproof.remote.OutputSink;
import java.io.ByteArrayOutputStream;

/** Collects what an action writes while it is followed, keeping its beginning and counting all of it. */
final class FollowedOutput implements OutputSink {
    private final OutputSink next;
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private long stdoutBytes;
    private long stderrBytes;

    FollowedOutput(OutputSink next) {
        this.next = next;
    }

    @Override
    public void stdout(byte[] bytes, int offset, int length) {
        keep(stdout, bytes, offset, length);
        stdoutBytes += length;
        next.stdout(bytes, offset, length);
    }

    @Override
    public void stderr(byte[] bytes, int offset, int length) {
        keep(stderr, bytes, offset, length);
        stderrBytes += length;
        next.stderr(bytes, offset, length);
    }

    @Override
    public void picture(byte[] png) {
        next.picture(png);
    }

    private static void keep(ByteArrayOutputStream kept, byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.min(length, Output.KEPT_BYTES - kept.size()));
    }

    long stdoutBytes() {
        return stdoutBytes;
    }

    long stderrBytes() {
        return stderrBytes;
    }

    Output stdout() {
        return new Output(stdout.toByteArray(), stdoutBytes);
    }

    Output stderr() {
        return new Output(stderr.toByteArray(), stderrBytes);
    }
}
