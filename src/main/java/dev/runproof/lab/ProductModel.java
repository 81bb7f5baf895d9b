package dev.runproof.lab;

import dev.runproof.model.HostName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of one product's cluster on simulated hosts: its tools, its processes, its faults.
 *
 * <p>Safe for several threads: tools of several hosts run at the same time.
 */
public interface ProductModel extends AutoCloseable {
    /** Puts the product onto the hosts: files, crontabs, processes; called once, before any session is accepted. */
    void install(List<SimulatedHost> hosts, LabClock clock);

    /** The lab's database server, when the simulation uses one; called once, before {@link #install}. */
    default void database(LabDatabase database) {
        throw new IllegalStateException("this model uses no database");
    }

    /**
     * Tools by the absolute path (as on a real host) at which their launcher stands on every host.
     *
     * <p>The lab writes the launchers before {@link #install}; the model may replace or remove the files afterwards.
     */
    Map<String, Tool> tools();

    /** The variables of an environment file for this cluster. */
    Map<String, String> variables();

    /** The database servers that a procedure acts on. */
    default List<LabDescription.Database> databases() {
        return List.of();
    }

    /** The web consoles that a procedure acts on. */
    default List<LabDescription.WebConsole> consoles() {
        return List.of();
    }

    /** The roles of a host. */
    List<String> roles(HostName host);

    /** The service address of a host, empty when it has none. */
    Optional<String> endpoint(HostName host);

    /** The scenarios that can be planted, each with one sentence. */
    Map<String, String> faults();

    /**
     * Plants a scenario.
     *
     * @param at the documented step at which it begins, empty for now
     * @throws IllegalArgumentException when there is no such scenario or it does not fit this cluster, saying why
     */
    void plant(String fault, Optional<HostName> host, Optional<String> at);

    /** Takes back every planted scenario that has not left lasting traces. */
    void clear();

    /**
     * Whether {@code ssh} on one host reaches another as the same account without asking anything; the lab's {@code
     * ssh} command asks this for every connection between hosts.
     */
    default Reach reach(String account, HostName from, HostName to) {
        return Reach.OPEN;
    }

    /** Whose processes {@code ps} shows to an account on a host; the lab's {@code ps} command asks this. */
    default ProcessSight sight(String account, HostName host) {
        return ProcessSight.ALL;
    }

    /** How an attempt to log in from one host to another ends. */
    enum Reach {
        /** It works without a question. */
        OPEN,
        /** The other host answers, and refuses every key. */
        REFUSED,
        /** The other host's key is not the one that is known here, or none is known. */
        UNVERIFIED,
        /** Nothing answers. */
        UNREACHABLE
    }

    /** Which processes an account sees. */
    enum ProcessSight {
        ALL,
        OWN
    }

    /** What this simulation does not reproduce, a sentence each. */
    List<String> notReproduced();

    @Override
    void close();
}
