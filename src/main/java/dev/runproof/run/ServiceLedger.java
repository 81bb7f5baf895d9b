package dev.runproof.run;

import dev.runproof.model.Failure;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is known of changes to databases and consoles: a server keeps no ledger, so the controller does.
 *
 * <p>A directory for each attempt: {@code begun} is there, on disk, before the change is sent; {@code end} is written as
 * a whole when it has ended. With {@code begun} alone and nobody at work, the change was sent or was about to be: lost, and
 * for the step's look to find out. Nobody else can read the directory: what a server says is not redacted here. Safe for several threads; two runners may share it.
 */
final class ServiceLedger {
    private static final String PICTURE = "page.png";
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final Set<LedgerKey> atWork = ConcurrentHashMap.newKeySet();

    ServiceLedger(Path root) {
        this.root = root;
    }

    /**
     * Carries a change out on a thread of its own, unless its key was begun before: false then.
     *
     * @param change throws when nobody can say how it ended; it is lost then
     */
    boolean begin(LedgerKey key, Supplier<ServiceEnd> change) {
        Path folder = folder(key);
        boolean mine = atWork.add(key);
        try {
            Files.createDirectories(folder, OWN);
            try (var begun = FileChannel.open(
                    folder.resolve("begun"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                begun.force(true);
            }
        } catch (FileAlreadyExistsException before) {
            if (mine) {
                atWork.remove(key);
            }
            return false;
        } catch (IOException e) {
            atWork.remove(key);
            throw new UncheckedIOException("the ledger of services cannot be written: " + folder, e);
        }
        var thread = new Thread(() -> carryOut(key, folder, change), "change " + key);
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void carryOut(LedgerKey key, Path folder, Supplier<ServiceEnd> change) {
        try {
            ServiceEnd end = change.get();
            Files.writeString(folder.resolve("stdout"), end.out());
            Files.writeString(folder.resolve("stderr"), end.err());
            if (end.picture().isPresent()) {
                Files.write(folder.resolve(PICTURE), end.picture().get());
            }
            Path draft = Files.writeString(folder.resolve(".end"), Integer.toString(end.exit()));
            try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, folder.resolve("end"), StandardCopyOption.ATOMIC_MOVE);
        } catch (Failure lost) {
            note(folder, String.valueOf(lost.getMessage()));
        } catch (RuntimeException e) {
            note(folder, e.toString());
        } catch (IOException e) {
            note(folder, "the end could not be written down: " + e.getMessage());
        } finally {
            atWork.remove(key);
        }
    }

    /** Why there is no end, for people. */
    private static void note(Path folder, String why) {
        try {
            Files.writeString(folder.resolve("lost"), why + "\n");
        } catch (IOException e) {
            // Nothing hangs on it: without an end the statement counts as lost in any case.
            return;
        }
    }

    LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
        Path folder = folder(key);
        // In this order: a change that ends between the two looks is seen to be at work, and asked for again.
        boolean busy = atWork.contains(key);
        try {
            if (Files.exists(folder.resolve("end"))) {
                byte[] out = Files.readAllBytes(folder.resolve("stdout"));
                byte[] err = Files.readAllBytes(folder.resolve("stderr"));
                sink.stdout(out, (int) stdoutFrom, out.length - (int) stdoutFrom);
                sink.stderr(err, (int) stderrFrom, err.length - (int) stderrFrom);
                // It comes with the first of the output, of which there is always some.
                if (stdoutFrom == 0 && stderrFrom == 0 && Files.exists(folder.resolve(PICTURE))) {
                    sink.picture(Files.readAllBytes(folder.resolve(PICTURE)));
                }
                int exit = Integer.parseInt(Files.readString(folder.resolve("end")));
                return new LedgerEntry(LedgerEntry.State.DONE, exit, -1, out.length, err.length);
            }
            if (busy) {
                return entry(LedgerEntry.State.RUNNING);
            }
            return entry(
                    Files.exists(folder.resolve("begun")) ? LedgerEntry.State.LOST : LedgerEntry.State.NOT_STARTED);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger of services cannot be read: " + folder, e);
        }
    }

    private static LedgerEntry entry(LedgerEntry.State state) {
        return new LedgerEntry(state, -1, -1, 0, 0);
    }

    private Path folder(LedgerKey key) {
        return root.resolve(key.run()).resolve(key.attempt());
    }
}
