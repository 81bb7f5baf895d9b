package dev.runproof.lab.openmldb;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.ServerLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The log files of the servers: a new pair for each process, links to the newest, everything and warnings apart. */
final class LogFiles implements ServerLog {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss.SSSSSS");
    private static final int PLACES = 4000;

    private final LabClock clock;
    private final ZoneId zone;
    private final Map<Component, Pair> pairs = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private record Pair(Path info, Path warning, long pid) {}

    LogFiles(LabClock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** From now on the component's lines go to the files of this process. */
    void begin(Runs.Start start, long pid) {
        var component = start.place().component();
        Path directory = start.logDirectory();
        String word = component.kind().word();
        String tail = "log." + STAMP.format(clock.now().atZone(zone)) + "." + pid;
        var pair =
                new Pair(directory.resolve(word + ".info." + tail), directory.resolve(word + ".warning." + tail), pid);
        try {
            Files.createDirectories(directory);
            link(directory.resolve(word + ".INFO"), pair.info());
            link(directory.resolve(word + ".WARNING"), pair.warning());
        } catch (IOException e) {
            // A server whose log directory cannot be written serves all the same.
            return;
        }
        pairs.put(component, pair);
        write(component, 'I', "start " + word + " " + start.version() + " on " + component.endpoint());
    }

    private static void link(Path link, Path file) throws IOException {
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, file.getFileName());
    }

    /** Whether nothing more is written. */
    void silent(boolean on) {
        silent = on;
    }

    @Override
    public void write(Component component, char level, String text) {
        write(component, clock.now(), level, text);
    }

    @Override
    public synchronized void write(Component component, Instant at, char level, String text) {
        Pair pair = pairs.get(component);
        if (pair == null || silent) {
            return;
        }
        String line = level + TIME.format(at.atZone(zone)) + " " + (pair.pid() + 1) + " "
                + source(component.kind(), text) + "] " + text + "\n";
        append(pair.info(), line);
        if (level != 'I') {
            append(pair.warning(), line);
        }
    }

    /** A place in the sources; the line only has to be the same for the same kind of record. */
    private static String source(Kind kind, String text) {
        String file = switch (kind) {
            case NAMESERVER -> "name_server_impl.cc";
            case TABLET -> "tablet_impl.cc";
            case APISERVER -> "api_server_impl.cc";
            case TASKMANAGER -> "TaskManagerImpl.java";
        };
        int first = text.indexOf(' ');
        return file + ":" + (1 + Math.floorMod((first < 0 ? text : text.substring(0, first)).hashCode(), PLACES));
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Removed while the server runs: as with a real one, what it writes from now on is lost.
            return;
        }
    }
}
