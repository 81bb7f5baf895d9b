package dev.runproof.lab;

import java.util.Optional;

/** A real Docker engine behind a host, which has its own containers and images there; {@code docker} on the host asks it. */
public interface HostEngine {
    /** The variable of a container's processes that holds by which mark {@link #marked} finds it. */
    String MARK = "RUNPROOF_LAB_CONTAINER";

    /** The id of the container that has this mark; empty when there is none. */
    Optional<String> marked(String mark);

    /** Hears what is done with it; called by several threads. */
    void listen(Listener listener);

    /** Hears what hosts have asked for, when the engine has done it. */
    interface Listener {
        Listener NONE = new Listener() {};

        /** An archive of images was loaded. */
        default void loaded() {}

        /** A container was started by a command, or was found running. */
        default void started(String id) {}

        /** A container was stopped by a command, or was found stopped. */
        default void stopped(String id) {}
    }
}
