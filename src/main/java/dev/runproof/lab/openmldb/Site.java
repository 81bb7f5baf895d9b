package dev.runproof.lab.openmldb;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.model.HostName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The cluster on its hosts, as the tools and the scenarios see it. */
record Site(
        OpenMldbSettings settings,
        Layout layout,
        Map<HostName, Station> stations,
        LabClock clock,
        Cluster cluster,
        Runs runs,
        LogFiles logs,
        Seen seen,
        OutsideTool outsideTool,
        PackageIndex index,
        ToolKill toolKill,
        Resume resume,
        Undo undo) {

    Station station(HostName host) {
        return Optional.ofNullable(stations.get(host))
                .orElseThrow(() -> new IllegalArgumentException("the lab has no host " + host));
    }

    Station of(Place place) {
        return station(place.host());
    }

    Station operation() {
        return station(layout.operation());
    }

    Station application() {
        return station(layout.application());
    }

    Collection<Station> all() {
        return stations.values();
    }

    /** The place of the {@code n}th component of a kind, from 1. */
    Place place(Kind kind, int n) {
        return layout.of(kind).get(n - 1);
    }

    /** Whether every tablet that runs, runs the new release. */
    boolean tabletsAreNew() {
        return layout.of(Kind.TABLET).stream().map(Place::component).allMatch(this::isNew);
    }

    private boolean isNew(Component component) {
        return runs.of(component)
                .filter(running -> running.version().equals(settings.target().full()))
                .isPresent();
    }
}
