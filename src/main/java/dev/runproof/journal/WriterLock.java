package dev.runproof.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write one journal, held until it is closed or the process ends.
 *
 * <p>It is an operating system's lock on a file of its own, {@code <journal>.lock}: closing any channel to a locked file
 * gives its lock up on POSIX systems, and the journal itself is also opened by readers.
 */
final class WriterLock implements AutoCloseable {
    // A lock belongs to the whole process, so the list of those held does too; the operating system does not refuse a
    // second one of the same process, and closing the channel that asked for it would give up the first.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static WriterLock take(Path journal) throws IOException {
        Path file = journal.resolveSibling(journal.getFileName() + ".lock")
                .toAbsolutePath()
                .normalize();
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            throw JournalRefused.held(
                    journal, "process " + ProcessHandle.current().pid());
        }
        try {
            return new WriterLock(file, lock(journal, file));
        } catch (IOException | RuntimeException e) {
            HELD_BY_THIS_PROCESS.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(Path journal, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String holder = holder(channel);
            channel.close();
            throw JournalRefused.held(journal, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(
                ("process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer told = ByteBuffer.allocate(200);
        channel.read(told, 0);
        return new String(told.array(), 0, told.position(), StandardCharsets.US_ASCII).strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_BY_THIS_PROCESS.remove(file);
    }
}
