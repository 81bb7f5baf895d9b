package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Program.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ports of a container's programs: real ones of its host's address, so that two containers cannot have them both. */
final class NodePorts {
    private final String address;
    private final OmsConfig.Ports ports;
    private final boolean hostNetwork;
    private final Pages pages;
    private final Map<Kind, AutoCloseable> open = new ConcurrentHashMap<>();

    /** Opens the pages of a node. */
    @FunctionalInterface
    interface Pages {
        AutoCloseable open(OmsNode node, InetSocketAddress address) throws IOException;
    }

    /** @param hostNetwork without it nothing of the container is reached from outside */
    NodePorts(String address, OmsConfig.Ports ports, boolean hostNetwork, Pages pages) {
        this.address = address;
        this.ports = ports;
        this.hostNetwork = hostNetwork;
        this.pages = pages;
    }

    private InetSocketAddress of(Kind kind) {
        return Octets.socket(
                address,
                switch (kind) {
                    case NGINX -> ports.console();
                    case OMS_CONSOLE -> ports.ghana();
                    case OMS_DRC_CM -> ports.cm();
                    case OMS_DRC_SUPERVISOR -> ports.supervisor();
                    case SSHD -> ports.sshd();
                });
    }

    /** Whether a program can have its port. */
    boolean free(Kind kind) {
        if (!hostNetwork || open.containsKey(kind)) {
            return true;
        }
        try (var socket = new ServerSocket()) {
            socket.bind(of(kind));
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
            open.put(kind, kind == Kind.NGINX ? pages.open(node, of(kind)) : socket(of(kind)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket socket(InetSocketAddress address) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Map<Kind, Integer> open() {
        var ports = new EnumMap<Kind, Integer>(Kind.class);
        open.keySet().forEach(kind -> ports.put(kind, of(kind).getPort()));
        return ports;
    }

    void close(Kind kind) {
        AutoCloseable port = open.remove(kind);
        if (port == null) {
            return;
        }
        try {
            port.close();
        } catch (Exception e) {
            throw new IllegalStateException("a port of " + kind.word() + " cannot be closed", e);
        }
    }
}
