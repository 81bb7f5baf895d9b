package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;

/** A process that was started, and what it has become. */
final class Server {
    private final Component component;
    private final String version;
    private final boolean autoFailover;
    private final Instant started;
    private Fate fate = Fate.LISTENING;
    private boolean halted;
    private int halts;
    private boolean lostItsNode;

    Server(Component component, String version, boolean autoFailover, Instant started) {
        this.component = component;
        this.version = version;
        this.autoFailover = autoFailover;
        this.started = started;
    }

    Component component() {
        return component;
    }

    String endpoint() {
        return component.endpoint();
    }

    String version() {
        return version;
    }

    /** What its flags say; it counts while ZooKeeper knows nothing. */
    boolean autoFailover() {
        return autoFailover;
    }

    Instant started() {
        return started;
    }

    Fate fate() {
        return fate;
    }

    void fate(Fate next) {
        fate = next;
    }

    boolean lives() {
        return fate != Fate.EXITED;
    }

    /** Whether its process is there and does nothing, as after SIGSTOP. */
    boolean halted() {
        return halted;
    }

    void halted(boolean now) {
        halted = now;
        halts += now ? 1 : 0;
    }

    /** Its session ended while it was there. */
    void losesItsNode() {
        lostItsNode = true;
    }

    boolean lostItsNode() {
        return lostItsNode;
    }

    /** How often it was halted: whether it is still the same time. */
    int halts() {
        return halts;
    }
}
