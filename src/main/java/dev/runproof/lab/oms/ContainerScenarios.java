package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.OmsSite.Stranger;
import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.lab.oms.docker.EngineFaults.Lost;
import dev.runproof.lab.oms.schema.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settings of containers and of what runs in them. */
final class ContainerScenarios {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration BEYOND_EVERY_DEADLINE = Duration.ofMinutes(40);
    private static final int CONSOLE_PORT = 8089;

    static final List<Scenario> LIST = list();

    private ContainerScenarios() {}

    private static List<Scenario> list() {
        var list = new ArrayList<>(List.of(
                Scenario.of(
                        "SIM-F04",
                        "Containers do not hear that they are to end, and are killed.",
                        planting -> planting.each()
                                .forEach(station ->
                                        planting.faults().deafen(station.host().name()))),
                Scenario.at(Act.OLD_STOPPED, "SIM-F05", "A host (the last, or the named) is down.", planting -> {
                            var host = planting.one().host();
                            host.setUp(false);
                            planting.undo(() -> host.setUp(true));
                        })
                        .onlyWhere(planting -> planting.one().host().mayGoDown()),
                Scenario.of(
                        "SIM-F06",
                        "The old container (of the last, or the named, host) has the restart policy always, and the"
                                + " Docker daemon restarts after it was stopped.",
                        ContainerScenarios::comesBack),
                Scenario.of("SIM-F16", "A container created earlier has the new one's name; stays.", planting -> {
                    var settings = planting.site().settings();
                    planting.one()
                            .engine()
                            .create(List.of(
                                    "--name",
                                    Versions.containerName(settings.target()),
                                    Versions.tag(settings.source())));
                }),
                Scenario.of(
                        "SIM-F17",
                        "Another program listens on port 8089 (of the last, or the named, host) once the old container"
                                + " has left it.",
                        ContainerScenarios::portTaken),
                Scenario.of(
                        "SIM-F19",
                        "The console of the new version ends as soon as it is started.",
                        planting -> planting.faults()
                                .killConsole(planting.site().settings().target())),
                Scenario.of(
                        "SIM-F21",
                        "docker_init.sh completes, and the console has ended.",
                        planting -> planting.faults().init(InitFaults.ofDeadConsole())),
                Scenario.of(
                        "SIM-F23",
                        "docker_init.sh takes 40 minutes.",
                        planting -> planting.faults().init(InitFaults.longer(BEYOND_EVERY_DEADLINE))),
                Scenario.at(
                        Act.OLD_STOPPED,
                        "SIM-F25",
                        "The programs of a host (the last, or the named) do not come up any more.",
                        planting ->
                                planting.faults().keepDown(planting.one().host().name())),
                Scenario.at(
                        Act.INIT_BEGUN,
                        "SIM-F25-STALE",
                        "The supervisor of a host (the last, or the named) runs and writes no heartbeat.",
                        planting ->
                                planting.faults().silence(planting.one().host().name())),
                Scenario.of(
                        "SIM-F26",
                        "The heartbeats of a host (the last, or the named) are ten minutes ahead.",
                        planting ->
                                planting.faults().setAhead(planting.one().host().name(), TEN_MINUTES)),
                Scenario.at(
                        Act.INIT_ENDED,
                        "SIM-F32",
                        "The old container of a host is removed once the databases were migrated; stays.",
                        planting -> drop(planting, planting.one())),
                Scenario.of(
                        "SIM-F41",
                        "docker_init.sh leaves the heartbeat database of the last region as it was.",
                        planting -> planting.faults()
                                .init(InitFaults.leavingOut(
                                        Part.HEARTBEAT,
                                        planting.site().settings().regions()))),
                Scenario.at(
                        Act.NEW_STARTED,
                        "SIM-F44",
                        "Somebody has brought the heartbeat database to the new schema; stays.",
                        planting -> planting.site()
                                .metaDb()
                                .migrate(
                                        planting.config(),
                                        planting.site().settings().target(),
                                        Set.of(Part.HEARTBEAT)))));
        for (int step = 1; step <= 5; step++) {
            int failing = step;
            list.add(Scenario.of(
                    "SIM-F20-" + step,
                    "Step " + step + " of docker_init.sh fails; it ends with 0.",
                    planting -> planting.faults().init(InitFaults.failing(failing))));
        }
        for (Lost lost : Lost.values()) {
            list.add(Scenario.of(
                            "SIM-F42-" + lost.name().replace('_', '-'),
                            "The parameter "
                                    + lost.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' ')
                                    + " of docker run is lost or wrong on a host (the last, or the named).",
                            planting -> planting.engineFaults().loses(lost))
                    .onlyWhere(Planting::engineFaults));
        }
        return List.copyOf(list);
    }

    private static void comesBack(Planting planting) {
        Station station = planting.one();
        EngineContainer old = planting.old(station);
        old.restartPolicy("always");
        planting.site()
                .moments()
                .once(Act.OLD_STOPPED, java.util.Optional.of(station.host().name()), () -> restart(station));
    }

    private static void restart(Station station) {
        // In a thread of its own: the command that stops the container waits for this one.
        var thread = new Thread(
                () -> {
                    try {
                        station.engine().restartDaemon();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "lab-docker-daemon");
        thread.setDaemon(true);
        thread.start();
    }

    private static void portTaken(Planting planting) {
        Station station = planting.one();
        if (planting.old(station).isRunning()) {
            planting.site()
                    .moments()
                    .once(
                            Act.OLD_STOPPED,
                            java.util.Optional.of(station.host().name()),
                            () -> listen(planting, station));
        } else {
            listen(planting, station);
        }
    }

    private static void listen(Planting planting, Station station) {
        try {
            var port = HostPort.silent(station.host(), CONSOLE_PORT);
            var stranger = new Stranger(station.host().name(), CONSOLE_PORT, "httpd");
            planting.site().strangers().add(stranger);
            planting.undo(() -> {
                close(port);
                planting.site().strangers().remove(stranger);
            });
        } catch (IOException e) {
            throw new IllegalArgumentException(planting.id() + " needs a host whose port 8089 is free", e);
        }
    }

    private static void close(HostPort port) {
        try {
            port.close();
        } catch (IOException e) {
            throw new IllegalStateException("a port cannot be closed", e);
        }
    }

    private static void drop(Planting planting, Station station) {
        try {
            planting.old(station).drop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
