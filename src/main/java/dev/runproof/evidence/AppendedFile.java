package dev.runproof.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of lines that only grows; what was written survives the end of the process, and a torn last line is cut off. */
final class AppendedFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    AppendedFile(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** The whole lines of a file that may end in a torn one, which is cut off; none when there is no file. */
    static List<Lines.Line> mend(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Lines.Line> lines = Lines.of(file);
        if (lines.isEmpty() || lines.get(lines.size() - 1).whole()) {
            return lines;
        }
        Lines.Line torn = lines.get(lines.size() - 1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(torn.offset());
        }
        return lines.subList(0, lines.size() - 1);
    }

    void append(String line) {
        try {
            ByteBuffer rest = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(file, e);
        }
    }

    void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(file, e);
        }
    }
}
