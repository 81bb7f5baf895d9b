package dev.runproof.lab.embedded;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the machine's kernel tells of processes under {@code /proc}. */
final class ProcFiles {
    private static final Path PROC = Path.of("/proc");
    /** The kernel tells clock ticks to programs in hundredths of a second, whatever it counts in itself. */
    private static final long TICK_MILLIS = 10;
    /** As long as the beginning of a line that holds the number, the name and the state may be. */
    private static final int STATE_BYTES = 128;

    private static final char GONE = 'X';
    /** The kernel's own {@code btime} has whole seconds, which are minutes of a lab's time. */
    private static final Instant BOOT = boot();

    private ProcFiles() {}

    /** The facts of one process; times in clock ticks since boot. */
    record Stat(
            long pid,
            char state,
            long parent,
            long group,
            long session,
            String terminal,
            long startTicks,
            String name) {}

    /** When a process was started, to a hundredth of a second and never before it. */
    static Instant started(Stat stat) {
        return BOOT.plusMillis((stat.startTicks() + 1) * TICK_MILLIS);
    }

    /**
     * Read again and again for somewhat more than a tick, as the kernel tells whole ticks and a machine may pause between the
     * two clocks: either makes the boot seem later, never earlier, so that the earliest is the best.
     */
    private static Instant boot() {
        long end = System.nanoTime() + Duration.ofMillis(TICK_MILLIS + 2).toNanos();
        Instant earliest = Instant.MAX;
        try {
            do {
                String seconds = Files.readString(PROC.resolve("uptime")).split(" ", 2)[0];
                Instant seen = Instant.now()
                        .minusMillis(new BigDecimal(seconds).movePointRight(3).longValueExact());
                earliest = seen.isBefore(earliest) ? seen : earliest;
            } while (System.nanoTime() < end);
            return earliest;
        } catch (IOException e) {
            throw new UncheckedIOException("the machine's /proc/uptime cannot be read", e);
        }
    }

    static LongStream pids() {
        String[] names = PROC.toFile().list();
        return names == null
                ? LongStream.empty()
                : Stream.of(names)
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .mapToLong(Long::parseLong);
    }

    /** Empty when there is no such process. */
    static Optional<Stat> stat(long pid) {
        try {
            String text = new String(Files.readAllBytes(PROC.resolve(pid + "/stat")), StandardCharsets.UTF_8);
            int open = text.indexOf('(');
            int close = text.lastIndexOf(')');
            if (open < 0 || close < open) {
                return Optional.empty();
            }
            String[] rest = text.substring(close + 2).split(" ", -1);
            return Optional.of(new Stat(
                    pid,
                    rest[0].charAt(0),
                    Long.parseLong(rest[1]),
                    Long.parseLong(rest[2]),
                    Long.parseLong(rest[3]),
                    rest[4],
                    Long.parseLong(rest[19]),
                    text.substring(open + 1, close)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The letter of its state alone, {@code X} when there is no such process; it is asked for all the time. */
    static char state(long pid) {
        byte[] text = new byte[STATE_BYTES];
        try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
            int length = in.read(text);
            for (int at = length - 3; at > 0; at--) {
                // A name may hold brackets; the last one ends it.
                if (text[at] == ')') {
                    return (char) text[at + 2];
                }
            }
            return GONE;
        } catch (IOException e) {
            return GONE;
        }
    }

    /** Whether it runs; one that has ended and was not yet collected by its parent does not. */
    static boolean runs(long pid) {
        char state = state(pid);
        return state != 'Z' && state != GONE;
    }

    static List<String> words(long pid, String file) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(pid + "/" + file));
            if (bytes.length == 0) {
                return List.of();
            }
            int length = bytes[bytes.length - 1] == 0 ? bytes.length - 1 : bytes.length;
            return List.of(new String(bytes, 0, length, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The parent, its parent and so on; without the first process of all. */
    static List<Long> ancestors(long pid) {
        var ancestors = new ArrayList<Long>();
        for (long at = parent(pid); at > 1; at = parent(at)) {
            ancestors.add(at);
        }
        return ancestors;
    }

    private static long parent(long pid) {
        return stat(pid).map(Stat::parent).orElse(0L);
    }

    static List<Long> children(long pid) {
        return pids().filter(
                        other -> stat(other).map(stat -> stat.parent() == pid).orElse(false))
                .boxed()
                .toList();
    }
}
