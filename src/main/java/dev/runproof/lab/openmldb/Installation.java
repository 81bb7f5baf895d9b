package dev.runproof.lab.openmldb;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.openmldb.cluster.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts OpenMLDB onto the hosts: directories, programs, settings, the new release, an application, processes. */
final class Installation {
    private static final String PROGRAM = "rwxr-xr-x";
    private static final String FILE = "rw-r--r--";

    private final OpenMldbSettings settings;
    private final Layout layout;
    private final Settings conf;

    Installation(OpenMldbSettings settings, Layout layout, Settings conf) {
        this.settings = settings;
        this.layout = layout;
        this.conf = conf;
    }

    /** Where the new release lies unpacked: one path that every host sees. */
    static Path newRelease(OpenMldbSettings settings) {
        return settings.directory().resolve("openmldb-" + settings.target().numbers());
    }

    static Path stateDirectory(Station operation) {
        return operation.host().path("/opt/state");
    }

    void onto(Station station) {
        var files = station.files();
        files.directory(station.host().path("/opt"));
        station.host().own(station.host().path("/opt"), Station.OWNER);
        // The lab has put launchers there already, as root.
        files.remove(station.home());
        files.directory(station.home());
        release(files, station.home(), new Programs(station.host(), settings.installed()), station.places());
        for (var place : station.places()) {
            files.write(station.home().resolve("conf/" + Settings.file(place.kind())), conf.text(place), FILE);
            if (place.kind() == Kind.TABLET) {
                files.directory(station.home().resolve("db"));
                files.directory(station.home().resolve("recycle"));
            }
            if (place.kind() == Kind.TASKMANAGER) {
                // As start.sh has copied it.
                files.write(
                        station.home().resolve("taskmanager/conf/" + Settings.file(place.kind())),
                        conf.text(place),
                        FILE);
                write(files, station.spark(), new Programs(station.host(), settings.installed()).spark());
            }
        }
        files.directory(station.home().resolve("logs"));
        link(station.host().path("/opt/openmldb-" + settings.target().numbers()), newRelease(settings));
        interpreters(station);
        if (station.name().equals(layout.operation())) {
            files.directory(stateDirectory(station));
        }
        if (station.name().equals(layout.application())) {
            files.write(
                    station.application().resolve("pom.xml"),
                    ApplicationPom.PLAIN.text(settings.installed().numbers()),
                    FILE);
            PythonSite.of(station).install("openmldb", settings.installed().numbers());
        } else {
            files.remove(station.host().path("/usr/bin/mvn"));
        }
    }

    /** The package of the new release, once for all hosts. */
    void newReleaseFor(Station any) {
        release(any.files(), newRelease(settings), new Programs(any.host(), settings.target()), any.places());
        write(
                any.files(),
                newRelease(settings).resolve("taskmanager"),
                programs(any).taskmanager());
        write(any.files(), newRelease(settings).resolve("conf"), programs(any).conf());
    }

    private Programs programs(Station any) {
        return new Programs(any.host(), settings.target());
    }

    private static void release(HostFiles files, Path home, Programs programs, List<Place> places) {
        write(files, home.resolve("bin"), programs.bin());
        files.write(home.resolve("tools/openmldb_ops.py"), programs.operationTool(), FILE);
        if (places.stream().anyMatch(place -> place.kind() == Kind.TASKMANAGER)) {
            write(files, home.resolve("taskmanager"), programs.taskmanager());
        }
    }

    private static void write(HostFiles files, Path directory, Map<String, String> content) {
        content.forEach(
                (name, text) -> files.write(directory.resolve(name), text, text.startsWith("#!") ? PROGRAM : FILE));
    }

    private void interpreters(Station station) {
        for (String program : Interpreters.BOTH.programs()) {
            if (!settings.interpreters().programs().contains(program)) {
                station.files().remove(station.host().path("/usr/bin/" + program));
            }
        }
        Path packages = station.host().path(PythonSite.PATH);
        for (String module : List.of("pip", "prettytable")) {
            station.files().write(packages.resolve(module + "/__init__.py"), "", FILE);
        }
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link " + link, e);
        }
    }

    /** Starts a component as it was started long ago, its pid file where {@code start.sh} leaves it. */
    static void start(Station station, Place place) {
        boolean java = place.kind() == Kind.TASKMANAGER;
        String word = place.kind().word();
        long pid = station.host()
                .spawn(
                        Station.OWNER.user(),
                        java ? station.home().resolve("taskmanager/bin") : station.home(),
                        command(place.kind()),
                        java ? Map.of("SPARK_HOME", station.spark().toString()) : Map.of());
        station.files().write(station.home().resolve("bin/" + word + ".pid"), pid + "\n", FILE);
    }

    static List<String> command(Kind kind) {
        return kind == Kind.TASKMANAGER
                ? List.of("sh", "./taskmanager.sh")
                : List.of(
                        "./bin/openmldb",
                        "--flagfile=./conf/" + kind.word() + ".flags",
                        "--enable_status_service=true");
    }
}
