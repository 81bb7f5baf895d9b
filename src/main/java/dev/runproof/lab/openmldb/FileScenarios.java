package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import java.nio.file.Path;
import java.util.List;

/** Settings of files: the new release, backups, statfiles, pid files, Spark. */
final class FileScenarios {
    private static final String LIBRARY = "libssl.so.10";

    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-WRONGBIN",
                    "The package of the new release holds programs of another one.",
                    planting -> program(
                            planting,
                            bytes -> bytes.ofVersion(Release.of("0.9.1").full()))),
            Scenario.of(
                    "SIM-LIBS",
                    "The program of the new release does not load: " + LIBRARY + " is on no host.",
                    planting -> program(planting, bytes -> bytes.needing(LIBRARY))),
            Scenario.of(
                    "SIM-PIDLOST",
                    "The pid file of a tablet (of the first, or the named, host) is gone; stays.",
                    planting -> {
                        var place = planting.component(Kind.TABLET);
                        var station = planting.site().of(place);
                        station.files().remove(station.home().resolve("bin/tablet.pid"));
                    }),
            Scenario.of(
                    "SIM-STALESTAT",
                    "A statfile of an older run names the first tablet (or that of the named host).",
                    planting -> {
                        var station = planting.site().operation();
                        String endpoint = planting.component(Kind.TABLET).endpoint();
                        Path file = Installation.stateDirectory(station)
                                .resolve("stat-earlier-" + endpoint.replace(':', '_'));
                        station.files().write(file, endpoint + ",db1,t1,6,0,\n", "rw-r--r--");
                        planting.undo(() -> station.files().remove(file));
                    }),
            Scenario.at(
                    "OM-7",
                    "SIM-POST-NOSTAT",
                    "Everything in the directory of the statfiles is gone when a tablet is stopped; stays.",
                    planting -> {
                        var station = planting.site().operation();
                        station.files()
                                .list(Installation.stateDirectory(station))
                                .forEach(station.files()::remove);
                    }),
            Scenario.of(
                    "SIM-TM-FAIL",
                    "The Spark distribution of the taskmanager's host is gone.",
                    planting -> planting.remove(planting.site()
                            .of(planting.component(Kind.TASKMANAGER))
                            .spark())),
            Scenario.at(
                    "OM-10",
                    "SIM-RB-BACKUP",
                    "One byte more in the backup of bin (of the first tablet's, or the named, host); stays.",
                    planting -> {
                        var station = planting.site().of(planting.component(Kind.TABLET));
                        for (Path entry : station.files().list(station.home())) {
                            if (entry.getFileName().toString().startsWith("bin.backup")) {
                                Path program = entry.resolve("openmldb");
                                station.files().write(program, station.files().text(program) + "#\n", "rwxr-xr-x");
                            }
                        }
                    }));

    private FileScenarios() {}

    private static void program(Planting planting, java.util.function.UnaryOperator<ProgramBytes> change) {
        Path program = Installation.newRelease(planting.site().settings()).resolve("bin/openmldb");
        planting.rewrite(
                planting.site().operation(),
                program,
                change.apply(ProgramBytes.of(program)).text());
    }
}
