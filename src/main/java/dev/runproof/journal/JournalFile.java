package dev.runproof.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The journal of one run, open for its one writer; each line has the shape that {@link LineFrame} documents.
 *
 * <p>{@link #append} is the only way anything gets in. When it has returned, the line survives the end of the process;
 * whether it also survives the loss of power is the entry's {@link JournalEntry.Durability}. An append that fails is
 * taken back as far as the disk allows, and no further one is accepted: a run does not go on without its journal.
 *
 * <p>Safe for several threads.
 */
public final class JournalFile implements AutoCloseable {
    private final Path file;
    private final WriterLock lock;
    private final FileChannel channel;
    private final JournalObserver observer;
    private final EntryWriter writer;
    private long lines;
    private String checksum;
    private boolean broken;
    private String firstRefusal = "";

    private JournalFile(
            Path file, WriterLock lock, FileChannel channel, JournalObserver observer, long lines, String checksum) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
        this.observer = observer;
        this.writer = new EntryWriter(new OutputStore(file));
        this.lines = lines;
        this.checksum = checksum;
    }

    /** A journal that was written before, open to be continued. */
    public record Reopened(JournalFile file, Journal journal) {}

    /**
     * Begins the journal of a new run, or of one whose header was never written; its folder exists.
     *
     * @throws JournalRefused when there is a begun one already, another runner writes it, or it cannot be written
     */
    public static JournalFile create(Path file, JournalHeader header, JournalObserver observer) {
        WriterLock lock = lock(file);
        try {
            if (Files.exists(file) && !JournalReader.begun(file)) {
                Files.delete(file);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var journal = new JournalFile(file, lock, channel, observer, 0, LineFrame.FIRST);
            try {
                journal.write(EntryWriter.header(header), JournalEntry.Durability.NOW);
                forceFolder(file);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return journal;
        } catch (IOException e) {
            unlock(lock, e);
            throw JournalRefused.unwritable(file, e);
        } catch (RuntimeException e) {
            unlock(lock, e);
            throw e;
        }
    }

    /**
     * Opens a journal to go on with it; a torn last line is cut off.
     *
     * @throws JournalRefused when it is missing, damaged, of a newer format, or another runner writes it
     */
    public static Reopened reopen(Path file, JournalObserver observer) {
        if (!file.toFile().exists()) {
            throw JournalRefused.missing(file);
        }
        WriterLock lock = lock(file);
        try {
            Journal journal = JournalReader.read(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (journal.tornBytes() > 0) {
                channel.truncate(journal.goodBytes());
                channel.force(true);
            }
            channel.position(journal.goodBytes());
            long lines = 1L + journal.entries().size();
            return new Reopened(new JournalFile(file, lock, channel, observer, lines, journal.lastChecksum()), journal);
        } catch (IOException e) {
            unlock(lock, e);
            throw JournalRefused.unwritable(file, e);
        } catch (RuntimeException e) {
            unlock(lock, e);
            throw e;
        }
    }

    /** Writes one entry; throws {@link JournalRefused} when that is not possible. */
    public synchronized void append(JournalEntry entry) {
        EntryWriter.Written written;
        try {
            written = writer.entry(entry);
        } catch (IOException e) {
            breaks(e);
            throw JournalRefused.unwritable(file, e);
        }
        write(written, entry.durability());
    }

    private synchronized void write(EntryWriter.Written written, JournalEntry.Durability durability) {
        if (broken) {
            throw JournalRefused.unwritable(
                    file, new IOException("an earlier line could not be written: " + firstRefusal));
        }
        var framed = LineFrame.frame(checksum, written.json());
        observer.before(lines + 1, written.kind());
        put(framed.line(), durability);
        lines++;
        checksum = framed.checksum();
        observer.after(lines, written.kind());
    }

    private void put(byte[] line, JournalEntry.Durability durability) {
        try {
            long start = channel.position();
            try {
                ByteBuffer rest = ByteBuffer.wrap(line);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                switch (durability) {
                    case NOW -> channel.force(false);
                    case WITH_THE_NEXT -> {}
                }
            } catch (IOException e) {
                breaks(e);
                channel.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            breaks(e);
            throw JournalRefused.unwritable(file, e);
        }
    }

    private void breaks(IOException cause) {
        if (!broken) {
            broken = true;
            firstRefusal = String.valueOf(cause.getMessage());
        }
    }

    /** Ends the writing; what was appended is on disk afterwards. */
    @Override
    public synchronized void close() {
        try (lock;
                channel) {
            if (channel.isOpen()) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw JournalRefused.unwritable(file, e);
        }
    }

    private static WriterLock lock(Path file) {
        try {
            return WriterLock.take(file);
        } catch (IOException e) {
            throw JournalRefused.unwritable(file, e);
        }
    }

    private static void unlock(WriterLock lock, Exception why) {
        try {
            lock.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Without this a file can be gone after a loss of power although its content was on disk. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
