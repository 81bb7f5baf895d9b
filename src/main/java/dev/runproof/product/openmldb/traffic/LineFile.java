package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A text file that grows by whole lines and survives the end of its writer at any instant.
 *
 * <p>A line is with the operating system before {@link #append} returns. A last line without its end, left by a writer that
 * was killed, is dropped at opening: nobody was told of it.
 */
final class LineFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final List<String> before;

    private LineFile(Path path, FileChannel channel, List<String> before) {
        this.path = path;
        this.channel = channel;
        this.before = before;
    }

    static LineFile open(Path path) {
        try {
            byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(end);
            channel.position(end);
            return new LineFile(
                    path,
                    channel,
                    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw TrafficRefused.file(path + " cannot be opened: " + e, e);
        }
    }

    /** The lines that were there at opening. */
    List<String> before() {
        return before;
    }

    void append(String line) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw TrafficRefused.file(path + " cannot be written: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw TrafficRefused.file(path + " cannot be closed: " + e, e);
        }
    }
}
