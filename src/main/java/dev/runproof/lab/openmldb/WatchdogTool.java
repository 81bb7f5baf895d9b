package dev.runproof.lab.openmldb;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code bin/mon}: starts a command, starts it again when it ends, and ends it when it is ended itself. */
final class WatchdogTool implements Tool {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(10);
    private static final Duration WALL_LOOK = Duration.ofMillis(50);

    private final Site site;

    WatchdogTool(Site site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        List<String> words = call.argv();
        if (words.size() < 2) {
            terminal.out("usage: mon <command> -d -s <seconds> -l <log> -m <pid file> -p <pid file of the command>\n");
            return 1;
        }
        var station = site.station(call.host());
        log(station, call, after(words, "-l"));
        write(station, call, after(words, "-m"), call.pid());
        long child = 0;
        try {
            while (true) {
                child = start(station, call, words.get(1));
                write(station, call, after(words, "-p"), child);
                while (station.lives(child)) {
                    site.clock().pass(pace());
                    terminal.out("");
                }
                site.runs().gone(call.host(), child);
                site.clock().pass(BEFORE_AGAIN);
                terminal.out("");
            }
        } finally {
            station.host().signal(child, Station.TERM);
        }
    }

    private Duration pace() {
        var least = Duration.ofNanos((long) (WALL_LOOK.toNanos() * site.clock().speed()));
        return LOOK.compareTo(least) < 0 ? least : LOOK;
    }

    private static long start(Station station, ToolCall call, String command) {
        String spark = call.variable("SPARK_HOME");
        List<String> argv = List.of(command.split(" ", -1));
        return station.host()
                .spawn(
                        call.user(),
                        call.workingDirectory(),
                        argv,
                        spark.isEmpty() ? Map.of() : Map.of("SPARK_HOME", spark));
    }

    private static String after(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 >= words.size() ? "" : words.get(at + 1);
    }

    /** What the watched program writes on its outputs goes there; the simulated ones write into logs of their own. */
    private static void log(Station station, ToolCall call, String file) {
        Path path = call.workingDirectory().resolve(file).normalize();
        if (!file.isEmpty() && !Files.exists(path)) {
            station.files().write(path, "", "rw-r--r--");
        }
    }

    private static void write(Station station, ToolCall call, String file, long pid) {
        if (!file.isEmpty()) {
            Path path = call.workingDirectory().resolve(file).normalize();
            station.files().write(path, pid + "\n", "rw-r--r--");
        }
    }
}
