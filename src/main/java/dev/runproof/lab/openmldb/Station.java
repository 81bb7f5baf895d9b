package dev.runproof.lab.openmldb;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.HostProcess;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;

/**
 * One host of the cluster.
 *
 * @param places what is installed on it
 */
record Station(SimulatedHost host, HostFiles files, List<Place> places) {
    static final Ownership OWNER = new Ownership("openmldb", "openmldb");
    static final int TERM = 15;
    static final int KILL = 9;

    static Station of(SimulatedHost host, List<Place> places) {
        return new Station(host, new HostFiles(host, OWNER), places);
    }

    HostName name() {
        return host.name();
    }

    /** Where every component of this host is installed. */
    Path home() {
        return host.path(Programs.HOME);
    }

    Path spark() {
        return host.path("/opt/spark");
    }

    Path application() {
        return host.path("/opt/application");
    }

    boolean lives(long pid) {
        return host.processes().stream().anyMatch(process -> process.pid() == pid);
    }

    List<HostProcess> processes() {
        return host.processes();
    }
}
