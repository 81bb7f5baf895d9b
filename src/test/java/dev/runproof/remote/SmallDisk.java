package dev.runproof.remote;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory that can be filled up; only root can have one, so a test without it is skipped. */
public final class SmallDisk implements AutoCloseable {
    public static final int PAGE = 4096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** @param options such as {@code size=1m} */
    public static SmallDisk mount(Path place, String options) throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
        Files.createDirectories(place);
        assumeThat(call("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString()))
                .as("a file system can be mounted here")
                .isZero();
        return new SmallDisk(place);
    }

    public Path place() {
        return place;
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }

    /** Makes a file that leaves this much room, and says which. */
    public Path leave(long bytes) throws IOException {
        Path filler = place.resolve("filler");
        long size = freeBytes() - bytes;
        byte[] page = new byte[PAGE];
        try (OutputStream out = Files.newOutputStream(filler)) {
            for (long written = 0; written + PAGE <= size; written += PAGE) {
                out.write(page);
            }
        }
        return filler;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // Lazily: what a test left running there must not keep the directory.
        call("umount", "-l", place.toString());
    }

    private static int call(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(words)).inheritIO().start().waitFor();
    }
}
