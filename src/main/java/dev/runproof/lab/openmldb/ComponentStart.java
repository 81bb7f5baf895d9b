package dev.runproof.lab.openmldb;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The part of {@code start.sh} that starts, by itself or through the watchdog. */
final class ComponentStart {
    private static final Duration FOR_PID_FILES = Duration.ofSeconds(3);
    private static final Duration BEFORE_LOOKING = Duration.ofSeconds(3);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration WITHOUT_CURL = Duration.ofSeconds(12);
    private static final Duration TASKMANAGER = Duration.ofSeconds(10);
    private static final int TRIES = 11;
    private static final int ANSWER_MILLIS = 2000;

    private final StartGround ground;
    private final boolean watched;

    ComponentStart(StartGround ground, boolean watched) {
        this.ground = ground;
        this.watched = watched;
    }

    /** The exit status of the script: 0 however the start went, another when the script broke off. */
    int run() throws InterruptedException {
        String component = ground.component();
        var terminal = ground.terminal();
        terminal.out(StartTexts.starting(component));
        OptionalLong before = ground.pid(ground.pidFile());
        if (ground.lives(before)) {
            terminal.out(StartTexts.alreadyRunning(component, before.getAsLong()));
            return 0;
        }
        return ground.isTaskmanager() ? taskmanager() : server();
    }

    /** What the shell and its programs say when something is missing ends the script: it runs with {@code set -e}. */
    private int brokeOff(String said, int status) {
        ground.terminal().err(said);
        return status;
    }

    private boolean lacksWatchdog() {
        return watched && !Files.isExecutable(ground.home().resolve("bin/mon"));
    }

    private int taskmanager() throws InterruptedException {
        String component = ground.component();
        var terminal = ground.terminal();
        if (component.equals("taskmanager")) {
            terminal.out("SPARK_HOME: " + ground.call().variable("SPARK_HOME") + "\n");
        }
        Path properties = ground.home().resolve("conf/" + component + ".properties");
        if (ground.has(properties)) {
            terminal.out("Rewrite properties by ./conf/" + component + ".properties\n");
            if (!Files.isDirectory(ground.home().resolve(component + "/conf"))) {
                return brokeOff(StartTexts.cannotCopy(component), StartTexts.FAILED);
            }
            var files = ground.station().files();
            files.write(
                    ground.home().resolve(component + "/conf/" + component + ".properties"),
                    files.text(properties),
                    "rw-r--r--");
        }
        String script = "./" + component + ".sh";
        Path bin = ground.home().resolve(component + "/bin");
        if (!Files.isDirectory(bin)) {
            return brokeOff(StartTexts.noDirectory(ground.script(), component), StartTexts.FAILED);
        }
        if (lacksWatchdog()) {
            return brokeOff(StartTexts.noWatchdog(ground.script()), StartTexts.NOT_FOUND);
        }
        long pid = watched ? watchdog(script, bin) : spawn(List.of("sh", script), bin);
        ground.pass(TASKMANAGER);
        if (!succeeded(pid)) {
            terminal.out(StartTexts.taskmanagerFailed(component, ground.logs()));
        }
        return 0;
    }

    private int server() throws InterruptedException {
        String component = ground.component();
        var terminal = ground.terminal();
        String program = "./bin/" + (component.equals("data_collector") ? component : "openmldb");
        if (lacksWatchdog()) {
            return brokeOff(StartTexts.noWatchdog(ground.script()), StartTexts.NOT_FOUND);
        }
        var command = List.of(program, "--flagfile=./conf/" + component + ".flags", "--enable_status_service=true");
        long pid = watched ? watchdog(String.join(" ", command), ground.home()) : spawn(command, ground.home());
        String settings = ProgramBytes.of(ground.home().resolve("conf/" + component + ".flags"))
                .text();
        boolean started;
        if (hasCurl() && settings.lines().noneMatch(line -> line.startsWith("--use_name=true"))) {
            started = answers(FlagsFile.of(settings).value("endpoint").orElse(""), pid);
        } else {
            terminal.out(StartTexts.NO_CURL);
            ground.pass(WITHOUT_CURL);
            started = succeeded(pid);
        }
        if (!started) {
            terminal.out(StartTexts.failed(component, ground.logs()));
        }
        return 0;
    }

    /** Asks for the status page until somebody answers; whoever that is, only the own process counts then. */
    private boolean answers(String endpoint, long pid) throws InterruptedException {
        ground.pass(BEFORE_LOOKING);
        for (int i = 0; i < TRIES; i++) {
            if (answered(endpoint)) {
                return succeeded(pid);
            }
            ground.terminal().err(StartTexts.refused(endpoint));
            ground.terminal().out(StartTexts.RETRY);
            ground.pass(BETWEEN_TRIES);
        }
        return false;
    }

    private boolean succeeded(long pid) {
        if (!ground.lives(OptionalLong.of(pid))) {
            return false;
        }
        if (!watched) {
            ground.writePid(ground.pidFile(), pid);
        }
        ground.terminal().out(StartTexts.started(ground.component()));
        return true;
    }

    private long spawn(List<String> command, Path directory) throws InterruptedException {
        Path output = ground.home().resolve(ground.logs() + "/" + ground.component() + ".log");
        if (!ground.has(output.normalize())) {
            ground.station().files().write(output.normalize(), "", "rw-r--r--");
        }
        long pid = started(command, directory);
        ground.terminal().out(StartTexts.process(pid));
        awaitFirstSteps(pid);
        return pid;
    }

    private long started(List<String> command, Path directory) {
        String spark = ground.call().variable("SPARK_HOME");
        return ground.station()
                .host()
                .spawn(
                        ground.call().user(),
                        directory,
                        command,
                        spark.isEmpty() ? Map.of() : Map.of("SPARK_HOME", spark));
    }

    private long watchdog(String command, Path directory) throws InterruptedException {
        long watchdog = started(
                List.of(
                        ground.home().resolve("bin/mon").toString(),
                        command,
                        "-d",
                        "-s",
                        "10",
                        "-l",
                        ground.logs() + "/" + ground.component() + "_mon.log",
                        "-m",
                        ground.pidFile().toString(),
                        "-p",
                        ground.childFile().toString()),
                directory);
        Wall.until(
                () -> !ground.station().lives(watchdog)
                        || ground.pid(ground.childFile()).isPresent(),
                Wall.BEGUN);
        ground.pass(FOR_PID_FILES);
        long pid = ground.pid(ground.childFile()).orElse(0);
        ground.terminal().out(StartTexts.watched(ground.pid(ground.pidFile()).orElse(0), pid));
        awaitFirstSteps(pid);
        return pid;
    }

    /** The three seconds pass quickly in a lab: they are counted from when the machine has started the program. */
    private void awaitFirstSteps(long pid) throws InterruptedException {
        Wall.until(
                () -> ground.site().runs().isListening(ground.call().host(), pid)
                        || !ground.station().lives(pid),
                Wall.BEGUN);
    }

    private boolean hasCurl() {
        for (String directory : ground.call().variable("PATH").split(":", -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "curl"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean answered(String endpoint) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://" + endpoint + "/status").toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setRequestProperty("User-Agent", "curl/7.76.1");
            connection.getResponseCode();
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
