package dev.runproof.audit;

import dev.runproof.model.HostName;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.Session;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts whose sessions are audited: see {@link AuditedSession}. */
public final class AuditedHosts implements Hosts {
    private final Hosts hosts;
    private final AuditTrail trail;
    private final Map<HostName, Map<LedgerKey, FollowedAction>> followed = new ConcurrentHashMap<>();

    public AuditedHosts(Hosts hosts, AuditTrail trail) {
        this.hosts = hosts;
        this.trail = trail;
    }

    @Override
    public Session session(HostName host) {
        Session session;
        try {
            session = hosts.session(host);
        } catch (RuntimeException e) {
            throw trail.deed(host, "connect").failed(e);
        }
        // What is being followed belongs to the host: after a lost connection another session goes on with it.
        return new AuditedSession(
                host, session, trail, followed.computeIfAbsent(host, key -> new ConcurrentHashMap<>()));
    }

    @Override
    public void openAll(Collection<HostName> names) {
        try {
            hosts.openAll(names);
        } catch (RuntimeException e) {
            throw RedactedFailures.redact(e, trail.redactor());
        }
        for (HostName host : names) {
            trail.deed(host, "connect").done();
        }
    }

    @Override
    public void close() {
        hosts.close();
        followed.values().forEach(actions -> actions.values().forEach(FollowedAction::close));
    }
}
