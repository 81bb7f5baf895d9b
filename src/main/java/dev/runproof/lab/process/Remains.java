package dev.runproof.lab.process;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.LabDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What a lab left that is gone: its directory, and processes with its mark.
 *
 * <p>Usually its reaper has removed both; this is for a reaper that was killed too.
 */
public final class Remains {
    /** A directory without a state may belong to a lab that is just being made. */
    private static final Duration MAKING = Duration.ofSeconds(60);

    private static final Duration ENDING = Duration.ofSeconds(15);
    private static final long PAUSE_NANOS = 10_000_000;

    private Remains() {}

    /** Removes the remains in a directory, if they are that; a lab that lives or is being made is left alone. */
    public static void clear(Path place) {
        try {
            if (Files.isSymbolicLink(place) && !Files.exists(place)) {
                Files.deleteIfExists(place);
                return;
            }
            var directory = new LabDirectory(place.toRealPath());
            var state = LabState.read(directory);
            boolean dead = state.map(lab -> !lab.lives()).orElse(age(place).compareTo(MAKING) > 0);
            if (dead) {
                remove(directory, state);
                Files.deleteIfExists(place);
            }
        } catch (NoSuchFileException e) {
            // Its reaper was faster.
            return;
        } catch (IOException e) {
            throw new LabRefused("what a lab left in " + place + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void remove(LabDirectory directory, Optional<LabState> state) throws IOException {
        Files.deleteIfExists(directory.ask());
        if (state.isPresent()) {
            Keepers.of(state.get().kind()).end(state.get().key());
        } else if (Files.exists(directory.key())) {
            String key = Files.readString(directory.key());
            for (var kind : LabKind.values()) {
                Keepers.of(kind).end(key);
            }
        }
        LabDirectory.remove(directory.root());
    }

    private static Duration age(Path entry) throws IOException {
        var modified =
                Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
        return Duration.between(modified, Instant.now());
    }

    /** Waits while a lab that ends clears its directory; returns at once when there is none. */
    public static void awaitEnd(LabDirectory directory) {
        long limit = System.nanoTime() + ENDING.toNanos();
        while (Files.exists(directory.key()) && System.nanoTime() < limit) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
