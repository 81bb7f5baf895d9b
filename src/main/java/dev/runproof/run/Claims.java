package dev.runproof.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.inventory.StateFolder;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The claims of the runs that act from this controller, a file each, locked by its run's process for as long as it lives.
 *
 * <p>The operating system gives the lock up with the process, however that ends: a file that can be locked is left over.
 * Runs of other controllers and accounts are not seen.
 */
public final class Claims {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".claim";

    // A process that opens and closes a file gives up every lock that it has on it, so its own claims are known here.
    private static final Map<Path, Claim> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;

    private Claims(Path folder) {
        this.folder = folder;
    }

    /** Those of this account on this machine. */
    public static Claims ofThisAccount() {
        return new Claims(StateFolder.of("claims"));
    }

    /** Those below another folder; for tests. */
    static Claims below(Path folder) {
        return new Claims(folder.toAbsolutePath());
    }

    /** A claim that is held until it is closed or the process ends. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ClusterHeld when another run acts on one of the hosts */
    Held take(Claim claim) {
        synchronized (OF_THIS_PROCESS) {
            try {
                Files.createDirectories(folder);
                try (FileChannel turn = open(folder.resolve("lock"))) {
                    turn.lock();
                    refuseWhenHeld(claim);
                    return hold(claim);
                }
            } catch (IOException e) {
                throw ClusterHeld.unwritable(folder, e);
            }
        }
    }

    private void refuseWhenHeld(Claim claim) throws IOException {
        for (Path file : files()) {
            Claim other = OF_THIS_PROCESS.get(file);
            if (other == null && !leftOver(file)) {
                other = JSON.readValue(file.toFile(), Claim.class);
            }
            if (other != null && other.conflict(claim).isPresent()) {
                throw ClusterHeld.by(other, other.conflict(claim).get());
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Whether the process of a claim has ended; its file is then removed. */
    private static boolean leftOver(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return false;
            }
            Files.deleteIfExists(file);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private Held hold(Claim claim) throws IOException {
        Path file = folder.resolve(claim.run() + SUFFIX);
        FileChannel channel = open(file);
        try {
            channel.lock();
            channel.truncate(0);
            Channels.newOutputStream(channel).write(JSON.writeValueAsBytes(claim));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            channel.close();
            throw e;
        }
        OF_THIS_PROCESS.put(file, claim);
        return () -> release(file, channel);
    }

    private static void release(Path file, FileChannel channel) {
        synchronized (OF_THIS_PROCESS) {
            OF_THIS_PROCESS.remove(file);
            try (channel) {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw ClusterHeld.unwritable(file, e);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }
}
