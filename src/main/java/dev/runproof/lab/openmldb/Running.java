package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A component that runs: its process, its directory, its port. */
final class Running {
    private final Place place;
    private final Path directory;
    private final String version;
    private final ComponentServer server;
    private final AtomicLong pid;
    private final AtomicBoolean ended = new AtomicBoolean();

    Running(Place place, Path directory, String version, ComponentServer server, long pid) {
        this.place = place;
        this.directory = directory;
        this.version = version;
        this.server = server;
        this.pid = new AtomicLong(pid);
    }

    Place place() {
        return place;
    }

    Component component() {
        return place.component();
    }

    /** The installation directory that it was started in. */
    Path directory() {
        return directory;
    }

    String version() {
        return version;
    }

    long pid() {
        return pid.get();
    }

    /** Whether it is this process; the ids of one host may be those of another. */
    boolean is(HostName host, long process) {
        return place.host().equals(host) && pid.get() == process;
    }

    /** Another process carries it on, and nobody outside notices. */
    void carriedOnBy(long other) {
        pid.set(other);
    }

    /** Closes its port; true for the first who asks. */
    boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            server.close();
        }
        return first;
    }
}
