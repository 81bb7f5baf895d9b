package dev.runproof.lab.oms;

import dev.runproof.lab.oms.ServedDatabases.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What the supervisors and the CM of an installation write about hosts. */
final class HeartWork {
    /** Without a heartbeat for so long a host counts as down; {@code checkHostDownIntervalSec}. */
    static final Duration HOST_DOWN = Duration.ofSeconds(540);

    static final String ONLINE = "ONLINE";
    private static final String DOWN = "OFFLINE";
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final OmsSite site;
    private static final Duration CARE = Duration.ofSeconds(5);
    private final AtomicInteger missed = new AtomicInteger();
    private Instant nextLook = Instant.MIN;
    private Instant nextCare = Instant.MIN;

    HeartWork(OmsSite site) {
        this.site = site;
    }

    void tick(Instant now) {
        for (OmsNode node : site.nodes()) {
            node.tick(now);
            if (node.beatDue(now)) {
                trying(() -> beat(node, now));
            }
        }
        components(now);
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            site.nodes().stream().filter(OmsNode::cmRuns).forEach(node -> trying(() -> look(node, now)));
        }
    }

    /** A program whose MetaDB does not answer tries again when its time comes. */
    private void trying(Runnable work) {
        try {
            work.run();
        } catch (MetaDbLost e) {
            missed.incrementAndGet();
        }
    }

    /** How often the MetaDB did not answer. */
    int missed() {
        return missed.get();
    }

    private void components(Instant now) {
        if (now.isBefore(nextCare)) {
            return;
        }
        nextCare = now.plus(CARE);
        site.served().forEach(served -> trying(() -> components(served, now)));
    }

    private void components(Served served, Instant now) {
        var nodes = site.nodes().stream()
                .filter(OmsNode::cmRuns)
                .filter(node -> site.served(node).equals(served))
                .toList();
        var alive = nodes.stream().map(OmsNode::address).collect(Collectors.toSet());
        HaConfig ha = nodes.stream()
                .findFirst()
                .map(node -> HaConfig.parse(site.metaDb().parameter(node.config(), HaConfig.PARAMETER)))
                .orElse(HaConfig.OFF);
        served.components().tick(now, ha, alive);
    }

    private void beat(OmsNode node, Instant now) {
        Instant its = now.plus(site.faults().ahead(node.station().host().name()));
        site.metaDb().beat(node.config(), node.address(), its);
        site.metaDb().hostStatus(node.config(), node.address(), ONLINE);
    }

    /** Where heartbeats cannot be read, none has come. */
    private Optional<Instant> lastBeat(OmsNode node, String address) {
        try {
            return site.metaDb().lastBeat(node.config(), address);
        } catch (MetaDbLost e) {
            missed.incrementAndGet();
            return Optional.empty();
        }
    }

    /** A CM sees which hosts of its region have been silent for too long; other regions beat in other databases. */
    private void look(OmsNode node, Instant now) {
        for (Map.Entry<String, String> host : site.metaDb().hosts(node.config()).entrySet()) {
            if (!node.config().nodes().contains(host.getKey())) {
                continue;
            }
            Instant last = lastBeat(node, host.getKey()).orElse(node.cmSince());
            if (host.getValue().equals(ONLINE) && last.plus(HOST_DOWN).isBefore(now)) {
                site.metaDb().hostStatus(node.config(), host.getKey(), DOWN);
            }
        }
    }
}
