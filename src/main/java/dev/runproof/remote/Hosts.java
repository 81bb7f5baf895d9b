package dev.runproof.remote;

import dev.runproof.model.HostName;
import java.util.Collection;

/** Opens sessions to the hosts of one environment and keeps one connection per host until it is closed. */
public interface Hosts extends AutoCloseable {
    /**
     * The session of a host, opened on first use.
     *
     * @throws HostUnreachable when no connection can be made
     * @throws HostKeyRefused when the host's key is unknown or has changed
     */
    Session session(HostName host);

    /** Opens the sessions of all these hosts at the same time; throws the first failure in the order given. */
    void openAll(Collection<HostName> hosts);

    @Override
    void close();
}
