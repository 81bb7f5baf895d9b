package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plants what happens to real hosts, and takes it back. */
final class ContainerFaults {
    private static final String FILLER = ".filler";

    /** It leaves its starter before it listens, and ends without a word where another one still does; then it writes this. */
    private static final String LISTEN =
            "rm -f /run/sshd.pid; i=0; until /usr/sbin/sshd && sleep 0.1 && [ -s /run/sshd.pid ];"
                    + " do i=$((i + 1)); [ $i -lt 50 ] || exit 1; done";

    /** Sessions go on; those that begin under a server of another clock would be closed. */
    private static final String LISTEN_ANEW = "pkill -9 -o -x sshd; " + LISTEN;

    private static final String SKEW_SECONDS = "7200";

    private final Set<LabFault> possible;
    private final LabContainers containers;
    private final SimulationLine simulation;
    private final Optional<Path> smallFileSystem;
    private final Map<String, String> planted = new LinkedHashMap<>();
    private final List<Runnable> undoing = new ArrayList<>();

    /**
     * @param possible those that these hosts can have
     * @param smallFileSystem where it lies on a host; empty when hosts have none
     */
    ContainerFaults(
            Set<LabFault> possible,
            LabContainers containers,
            SimulationLine simulation,
            Optional<Path> smallFileSystem) {
        this.possible = possible;
        this.containers = containers;
        this.simulation = simulation;
        this.smallFileSystem = smallFileSystem;
    }

    /** Those that the hosts of this lab can have. */
    Set<LabFault> possible() {
        return possible;
    }

    /** Those that are planted, each with its host. */
    synchronized Map<String, String> planted() {
        return new LinkedHashMap<>(planted);
    }

    synchronized void plant(LabFault fault, String host, String at) {
        if (!possible.contains(fault)) {
            throw new IllegalArgumentException(fault.id() + " is for simulated hosts; these are made of images");
        }
        if (!at.isEmpty()) {
            throw new IllegalArgumentException(fault.id() + " happens at once; it cannot wait for a step");
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException(fault.id() + " needs a host: --host NAME");
        }
        var name = new HostName(host);
        containers.need(name);
        switch (fault) {
            case NETWORK_CUT -> network(name, false);
            case HOST_STOPPED -> power(name, false);
            case SSHD_KILLED -> inHost(name, "pkill -9 -x sshd");
            case DISK_FULL -> fill(name);
            case CLOCK_SKEWED -> skew(name);
        }
        undoing.add(0, () -> undo(fault, name));
        planted.put(fault.id(), host);
    }

    synchronized void clear() {
        List.copyOf(undoing).forEach(Runnable::run);
        undoing.clear();
        planted.clear();
    }

    private void undo(LabFault fault, HostName host) {
        switch (fault) {
            case NETWORK_CUT -> network(host, true);
            case HOST_STOPPED -> power(host, true);
            case SSHD_KILLED -> inHost(host, "pgrep -r DRS -x sshd >/dev/null || { " + LISTEN + "; }");
            case DISK_FULL -> inHost(host, "rm -f '" + small(host).resolve(FILLER) + "'");
            case CLOCK_SKEWED ->
                inHost(host, "rm -f /etc/ld.so.preload /etc/faketimerc " + HostTexts.SKEW + "; " + LISTEN_ANEW);
        }
    }

    private void network(HostName host, boolean on) {
        if (on) {
            containers.connect(host);
        } else {
            containers.disconnect(host);
        }
        simulation.ask(List.of(SimulationRequests.NETWORK, host.value(), on ? "on" : "off"));
    }

    /** Stops or starts a host. The simulation hears of it first when it goes, and last when it is there again. */
    void power(HostName host, boolean on) {
        if (on) {
            containers.start(host);
        }
        simulation.ask(List.of("power", host.value(), on ? "on" : "off"));
        if (!on) {
            containers.stop(host);
        }
    }

    private void fill(HostName host) {
        Path file = small(host).resolve(FILLER);
        // It ends as the file system is full.
        inHost(host, "cat /dev/zero >'" + file + "' 2>/dev/null; [ -s '" + file + "' ]");
    }

    private Path small(HostName host) {
        return containers
                .tree(host)
                .resolve(smallFileSystem.orElseThrow(() -> new IllegalArgumentException(
                        "hosts of this product have no small file system that could be filled")));
    }

    /** For every program that begins from now on; the programs that run go on as they are. */
    private void skew(HostName host) {
        inHost(
                host,
                "printf '+%s\\n' " + SKEW_SECONDS + " >/etc/faketimerc && printf '%s\\n' " + SKEW_SECONDS + " >"
                        + HostTexts.SKEW + " && echo /usr/lib/*/faketime/libfaketime.so.1 >/etc/ld.so.preload; "
                        + LISTEN_ANEW);
    }

    private void inHost(HostName host, String text) {
        var answer = containers.run(host, text);
        if (answer.exit() != 0) {
            throw new LabRefused("on " + host + ": " + answer.text());
        }
    }
}
