package dev.runproof.lab.host;

import dev.runproof.lab.LabRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The lab's end of the named pipe through which launchers speak: messages of NUL-ended fields, {@code kind count
 * field…}.
 *
 * <p>A launcher writes each message at once and keeps it below the size up to which pipes do not mix writers.
 */
public final class Pipe implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int ALL_RIGHTS = 0777;
    private static final int OCTAL = 8;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
    private final Queue<String> fields = new ArrayDeque<>();
    private final java.io.ByteArrayOutputStream partial = new java.io.ByteArrayOutputStream();

    /** What a launcher told. */
    public record Message(String kind, List<String> fields) {
        public Message {
            fields = List.copyOf(fields);
        }
    }

    private Pipe(FileChannel channel) {
        this.channel = channel;
    }

    public static Pipe make(Path path, String mode) {
        named(List.of(path), mode);
        try {
            // Both directions: so the pipe never reports an end, and launchers never wait for a reader.
            return new Pipe(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the pipe " + path, e);
        }
    }

    /**
     * Makes named pipes.
     *
     * @param mode who may use them, in octal digits, as {@code chmod} has it
     * @throws LabRefused when they cannot be made within 10 s
     */
    public static void named(List<Path> paths, String mode) {
        // By the umask, not by -m: that changes the mode of a pipe which somebody may have used and removed already.
        var words = new ArrayList<>(List.of(
                MachineCommands.need("sh").toString(),
                "-c",
                "umask " + Integer.toOctalString(ALL_RIGHTS ^ Integer.parseInt(mode, OCTAL)) + "; exec \"$@\"",
                "sh",
                MachineCommands.need("mkfifo").toString()));
        paths.forEach(path -> words.add(path.toString()));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LabRefused("mkfifo " + paths.get(0) + " failed: "
                        + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the pipe " + paths.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while pipes were made", e);
        }
    }

    /** The next message; waits for it. Throws when the pipe is closed meanwhile. */
    public Message next() throws IOException {
        String kind = field();
        int count = Integer.parseInt(field());
        var list = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            list.add(field());
        }
        return new Message(kind, list);
    }

    private String field() throws IOException {
        while (fields.isEmpty()) {
            buffer.clear();
            channel.read(buffer);
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte b = buffer.get();
                if (b == 0) {
                    fields.add(partial.toString(StandardCharsets.UTF_8));
                    partial.reset();
                } else {
                    partial.write(b);
                }
            }
        }
        return fields.remove();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the lab's pipe", e);
        }
    }
}
