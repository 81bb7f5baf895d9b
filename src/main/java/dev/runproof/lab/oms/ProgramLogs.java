package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.docker.EngineContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What supervisord and its programs leave in the logs mount. */
final class ProgramLogs {
    static final String SUPERVISORD = "/home/admin/logs/supervisord.log";

    private static final String MOUNT = "/home/admin/logs";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private final Station station;
    private final EngineContainer container;
    private final DateTimeFormatter stamp;

    ProgramLogs(Station station, EngineContainer container, ZoneId zone) {
        this.station = station;
        this.container = container;
        this.stamp = STAMP.withZone(zone);
    }

    /** What a program itself prints. */
    static String of(Kind kind) {
        return MOUNT + "/" + kind.word() + ".log";
    }

    void supervisord(Instant at, String text) {
        append(SUPERVISORD, stamp.format(at) + " " + text + "\n");
    }

    void program(Kind kind, Instant at, String text) {
        append(of(kind), stamp.format(at) + " " + text + "\n");
    }

    private void append(String log, String line) {
        if (!container.mounts(MOUNT)) {
            return;
        }
        Path file = container.path(log);
        try {
            if (Files.notExists(file)) {
                station.files().write(file, "", "rw-r--r--");
            }
            Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            // The directory was taken away below the running programs, which go on without a log.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
