package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import dev.runproof.lab.host.MachineCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The file systems of one host: figures that were given to them, and what has been written below them since.
 *
 * <p>Only whole megabytes count, so that the small files of a procedure leave a planted percentage as it is.
 */
final class Disks {
    private static final long COUNTED_BLOCKS = 1024;
    private static final DiskFigures USUAL = new DiskFigures("/dev/vda1", 41_152_736, 15_226_512, 25_926_224, "/");
    private static final Pattern KILOBYTES = Pattern.compile("(\\d+)\\s.*", Pattern.DOTALL);

    private static final Disk BARE = new Disk(USUAL, 0);

    private final Function<String, Path> paths;
    private final Map<String, Disk> disks = new TreeMap<>();

    /** @param blocks that files below the mount point took when the figures were given */
    private record Disk(DiskFigures figures, long blocks) {}

    /** @param paths where a path of the host lies */
    Disks(Function<String, Path> paths) {
        this.paths = paths;
        disks.put("/", BARE);
    }

    synchronized void set(String mountPoint, DiskFigures figures) {
        disks.put(mountPoint, new Disk(figures, taken(paths.apply(mountPoint))));
    }

    /** The one that holds a path, as full as it is now. */
    synchronized DiskFigures holding(Path path) {
        return disks.keySet().stream()
                .filter(point -> point.equals("/") || path.startsWith(paths.apply(point)))
                .max(Comparator.comparingInt(String::length))
                .map(this::now)
                .orElseThrow();
    }

    synchronized List<DiskFigures> all() {
        return disks.keySet().stream().map(this::now).toList();
    }

    private DiskFigures now(String point) {
        var given = disks.getOrDefault(point, BARE).figures();
        long more = grown(point);
        if (point.equals("/")) {
            more -= disks.keySet().stream()
                    .filter(other -> !other.equals("/"))
                    .mapToLong(this::grown)
                    .sum();
        }
        long counted = more / COUNTED_BLOCKS * COUNTED_BLOCKS;
        return new DiskFigures(
                given.device(),
                given.blocks(),
                Math.max(0, given.used() + counted),
                Math.max(0, given.available() - counted),
                given.mountedOn());
    }

    private long grown(String point) {
        return taken(paths.apply(point)) - disks.getOrDefault(point, BARE).blocks();
    }

    /** As the machine counts, so that files with holes take what they really take; none when it cannot tell. */
    private static long taken(Path directory) {
        try {
            var process = new ProcessBuilder(MachineCommands.need("du").toString(), "-sk", directory.toString())
                    .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            var said = KILOBYTES.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return said.matches() ? Long.parseLong(said.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("du cannot be run", e);
        }
    }
}
