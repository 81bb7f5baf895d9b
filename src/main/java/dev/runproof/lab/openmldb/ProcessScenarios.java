package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Settings of the servers' processes. */
final class ProcessScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-OLDPROC",
                    "The running tablet (of the first, or the named, host) does not end when it is told to; stays.",
                    planting -> deaf(planting, planting.component(Kind.TABLET))),
            Scenario.at(
                    "OM-12",
                    "SIM-RB-VERSION",
                    "The tablet of the new release does not end when it is told to; stays.",
                    planting -> deaf(planting, planting.component(Kind.TABLET))),
            Scenario.of(
                    "SIM-STARTFAIL",
                    "The tablet of the new release ends at once.",
                    planting -> start(planting, Kind.TABLET, StartFaults::endAtOnce)),
            Scenario.of(
                    "SIM-STARTFAIL-NS",
                    "The nameserver of the new release ends at once.",
                    planting -> start(planting, Kind.NAMESERVER, StartFaults::endAtOnce)),
            Scenario.of(
                    "SIM-UNREG",
                    "The tablet of the new release runs and never registers.",
                    planting -> start(planting, Kind.TABLET, StartFaults::neverRegister)),
            Scenario.of(
                    "SIM-API-OLD",
                    "The apiserver goes on to tell the old version after its start.",
                    planting -> start(planting, Kind.APISERVER, StartFaults::showOldVersion)),
            Scenario.of(
                    "SIM-MON",
                    "A tablet (of the first, or the named, host) runs under the watchdog; stays.",
                    planting -> watched(planting, planting.component(Kind.TABLET))),
            Scenario.at(
                    "OM-6",
                    "SIM-F4",
                    "The tablet (of the first, or the named, host) is killed when pre-upgrade begins; stays.",
                    planting -> kill(planting, planting.component(Kind.TABLET))));

    private ProcessScenarios() {}

    private static void start(
            Planting planting,
            Kind kind,
            Function<StartFaults, java.util.Set<dev.runproof.lab.openmldb.cluster.Component>> which) {
        which.apply(planting.site().runs().faults())
                .add(planting.component(kind).component());
    }

    private static void kill(Planting planting, Place place) {
        var site = planting.site();
        site.runs().of(place.component()).ifPresent(running -> {
            site.of(place).host().signal(running.pid(), Station.KILL);
            site.runs().gone(place.host(), running.pid());
        });
    }

    private static Running running(Planting planting, Place place) {
        return planting.site()
                .runs()
                .of(place.component())
                .orElseThrow(
                        () -> new IllegalArgumentException(planting.id() + ": " + place.component() + " does not run"));
    }

    /** Puts a process that does not hear TERM in the place of the one that runs; the cluster does not notice. */
    private static void deaf(Planting planting, Place place) {
        var station = planting.site().of(place);
        Running old = running(planting, place);
        replace(planting, old, station, () -> {
            long pid = station.host()
                    .spawnDeaf(Station.OWNER.user(), old.directory(), Installation.command(place.kind()), Map.of());
            station.files()
                    .write(old.directory().resolve("bin/" + place.kind().word() + ".pid"), pid + "\n", "rw-r--r--");
        });
    }

    /** Puts the process under the watchdog; the cluster does not notice. */
    private static void watched(Planting planting, Place place) {
        var station = planting.site().of(place);
        Running old = running(planting, place);
        String word = place.kind().word();
        replace(
                planting,
                old,
                station,
                () -> station.host()
                        .spawn(
                                Station.OWNER.user(),
                                old.directory(),
                                List.of(
                                        old.directory().resolve("bin/mon").toString(),
                                        String.join(" ", Installation.command(place.kind())),
                                        "-d",
                                        "-s",
                                        "10",
                                        "-l",
                                        "./logs/" + word + "_mon.log",
                                        "-m",
                                        old.directory()
                                                .resolve("bin/" + word + ".pid")
                                                .toString(),
                                        "-p",
                                        old.directory()
                                                .resolve("bin/" + word + ".pid.child")
                                                .toString()),
                                Map.of()));
    }

    private static void replace(Planting planting, Running old, Station station, Runnable start) {
        long before = old.pid();
        planting.site().runs().handOver(old);
        start.run();
        try {
            if (!Wall.until(() -> old.pid() != before, Wall.BEGUN)) {
                throw new IllegalStateException(planting.id() + ": the other process did not come up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was replaced", e);
        }
        station.host().signal(before, Station.KILL);
    }
}
