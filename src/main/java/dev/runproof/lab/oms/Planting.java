package dev.runproof.lab.oms;

import dev.runproof.lab.oms.docker.EngineContainer;
import dev.runproof.lab.oms.docker.EngineFaults;
import dev.runproof.model.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One scenario on its way into an installation: where it is to act, and how it is taken back. */
record Planting(String id, OmsSite site, Installation installation, Optional<HostName> host) {
    NodeFaults faults() {
        return site.faults();
    }

    /** The host that was asked for, else the last one. */
    Station one() {
        List<Station> all = List.copyOf(site.stations());
        return host.map(site::station).orElse(all.get(all.size() - 1));
    }

    /** The host that was asked for, else all. */
    List<Station> each() {
        return host.map(name -> List.of(site.station(name))).orElseGet(() -> List.copyOf(site.stations()));
    }

    /** What can be planted in the engine of a host. */
    EngineFaults engineFaults() {
        return one().engine()
                .planted()
                .orElseThrow(() -> new IllegalArgumentException(id + " is for the simulated engine; that of "
                        + one().host().name() + " is a real one, which loses nothing and has room"));
    }

    void needs(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(id + " needs " + what);
        }
    }

    void undo(Runnable action) {
        site.undo().add(action);
    }

    /** The configuration that a node of the installation works with now. */
    OmsConfig config() {
        try {
            Station any = List.copyOf(site.stations()).get(0);
            return OmsConfig.parse(any.files().text(any.host().path(Installation.CONFIG)));
        } catch (OmsConfig.Unusable e) {
            throw new IllegalArgumentException(id + " needs a configuration that OMS can read: " + e.getMessage(), e);
        }
    }

    EngineContainer old(Station station) {
        return station.engine().all().stream()
                .filter(each ->
                        OmsSite.version(each).equals(Optional.of(site.settings().source())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        id + " needs the old container, and " + station.host().name() + " has none"));
    }

    /** Replaces a file of a host until the scenario is taken back. */
    void replace(Station station, Path file, byte[] bytes) {
        byte[] before = Files.exists(file) ? station.files().read(file) : new byte[0];
        boolean there = Files.exists(file);
        station.files().write(file, bytes, "rw-r--r--");
        undo(() -> {
            if (there) {
                station.files().write(file, before, "rw-r--r--");
            } else {
                station.files().remove(file);
            }
        });
    }

    /** Gives a parameter another value until the scenario is taken back. */
    void parameter(String name, String value) {
        OmsConfig config = config();
        boolean ha = name.equals(HaConfig.PARAMETER);
        String before = site.metaDb().parameter(config, name).orElse(ha ? "" : "false");
        needs(!before.isEmpty(), "a version that has the parameter " + name);
        site.metaDb().parameter(config, name, value);
        undo(() -> site.metaDb().parameter(config, name, before));
    }
}
