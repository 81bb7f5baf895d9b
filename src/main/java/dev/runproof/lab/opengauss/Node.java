package dev.runproof.lab.opengauss;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.opengauss.picture.NodeIdentity;
import dev.runproof.lab.opengauss.picture.StaticRole;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A host of the lab as a node of the cluster, or as one that may become one. */
final class Node {
    static final Ownership OWNER = new Ownership("omm", "dbgrp");

    private final SimulatedHost host;
    private final NodeIdentity identity;
    private final InstallPaths paths;
    private final HostFiles files;
    private final NodeProcesses processes;
    private final CmServer server;
    private final Datanode datanode;
    private final OsItems osItems = new OsItems();
    private final Map<Daemon, Instant> missingSince = new EnumMap<>(Daemon.class);
    private Membership membership = Membership.MEMBER;

    /** Whether the cluster's static configuration names it. */
    enum Membership {
        MEMBER,
        STRANGER
    }

    Node(SimulatedHost host, int id, String az, Instant now, long freshNanos) {
        this.host = host;
        this.identity = new NodeIdentity(id, host.name().value(), host.address(), az);
        this.paths = new InstallPaths(host);
        this.files = new HostFiles(host, OWNER);
        this.processes = new NodeProcesses(host, freshNanos);
        this.server = new CmServer(now);
        this.datanode = new Datanode(id == 1 ? StaticRole.PRIMARY : StaticRole.STANDBY, now);
    }

    SimulatedHost host() {
        return host;
    }

    NodeIdentity identity() {
        return identity;
    }

    int id() {
        return identity.id();
    }

    String name() {
        return identity.name();
    }

    InstallPaths paths() {
        return paths;
    }

    HostFiles files() {
        return files;
    }

    NodeProcesses processes() {
        return processes;
    }

    CmServer server() {
        return server;
    }

    Datanode datanode() {
        return datanode;
    }

    OsItems osItems() {
        return osItems;
    }

    Membership membership() {
        return membership;
    }

    void membership(Membership next) {
        membership = next;
    }

    /** Since when a daemon is missing, noted at the first look that does not find it; empty while it runs. */
    Optional<Instant> missing(Daemon daemon, Instant now) {
        if (host.up() && processes.runs(daemon)) {
            missingSince.remove(daemon);
            return Optional.empty();
        }
        return Optional.of(missingSince.computeIfAbsent(daemon, absent -> now));
    }

    /** The CM version that the bytes of {@code cm_ctl} carry. */
    Optional<ToolVersion> cmVersion() {
        return ToolVersion.in(files.text(paths.bin("cm_ctl")));
    }
}
