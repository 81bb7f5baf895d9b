package dev.runproof.lab.oms;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.oms.Program.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ports of a container's programs: real ones of its host's address, so that two containers cannot have them both. */
final class NodePorts {
    private final SimulatedHost host;
    private final OmsConfig.Ports ports;
    private final boolean hostNetwork;
    private final Pages pages;
    private final Map<Kind, HostPort> open = new ConcurrentHashMap<>();

    /** Opens the pages of a node. */
    @FunctionalInterface
    interface Pages {
        HostPort.Server open(OmsNode node, InetSocketAddress address) throws IOException;
    }

    /** @param hostNetwork without it nothing of the container is reached from outside */
    NodePorts(SimulatedHost host, OmsConfig.Ports ports, boolean hostNetwork, Pages pages) {
        this.host = host;
        this.ports = ports;
        this.hostNetwork = hostNetwork;
        this.pages = pages;
    }

    int of(Kind kind) {
        return switch (kind) {
            case NGINX -> ports.console();
            case OMS_CONSOLE -> ports.ghana();
            case OMS_DRC_CM -> ports.cm();
            case OMS_DRC_SUPERVISOR -> ports.supervisor();
            case SSHD -> ports.sshd();
        };
    }

    /** Whether a program can have its port. */
    boolean free(Kind kind) {
        if (!hostNetwork || open.containsKey(kind)) {
            return true;
        }
        try {
            HostPort.silent(host, of(kind)).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the port of a program; false when somebody else has it. */
    boolean open(Kind kind, OmsNode node) {
        if (!hostNetwork || open.containsKey(kind)) {
            return true;
        }
        try {
            open.put(
                    kind,
                    kind == Kind.NGINX
                            ? HostPort.open(host, of(kind), address -> pages.open(node, address))
                            : HostPort.silent(host, of(kind)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    Map<Kind, Integer> open() {
        var ports = new EnumMap<Kind, Integer>(Kind.class);
        open.keySet().forEach(kind -> ports.put(kind, of(kind)));
        return ports;
    }

    void close(Kind kind) {
        HostPort port = open.remove(kind);
        if (port == null) {
            return;
        }
        try {
            port.close();
        } catch (IOException e) {
            throw new IllegalStateException("a port of " + kind.word() + " cannot be closed", e);
        }
    }
}
