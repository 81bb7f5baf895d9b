package dev.runproof.lab.host;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What has to be known of a lab's hosts to tell who calls a tool. Safe for several threads. */
public interface CallerHosts {
    Optional<HostName> named(String name);

    /** The host in whose files a path lies. */
    Optional<HostName> holding(Path path);

    HostName first();

    Accounts accounts();

    /** An account begins to do something on a host. */
    default void acts(HostName host, String account) {}

    /** Those of these processes of a host that live. */
    Set<Long> living(HostName host, Set<Long> pids);
}
