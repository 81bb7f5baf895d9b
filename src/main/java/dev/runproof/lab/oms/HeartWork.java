package dev.runproof.lab.oms;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    private Instant nextLook = Instant.MIN;
    private Instant nextCare = Instant.MIN;

    HeartWork(OmsSite site) {
        this.site = site;
    }

    void tick(Instant now) {
        for (OmsNode node : site.nodes()) {
            node.tick(now);
            if (node.beatDue(now)) {
                beat(node, now);
            }
        }
        components(now);
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            site.nodes().stream().filter(OmsNode::cmRuns).findFirst().ifPresent(node -> look(node, now));
        }
    }

    private void components(Instant now) {
        if (now.isBefore(nextCare)) {
            return;
        }
        nextCare = now.plus(CARE);
        var alive = site.nodes().stream()
                .filter(OmsNode::cmRuns)
                .map(OmsNode::address)
                .collect(Collectors.toSet());
        HaConfig ha = site.nodes().stream()
                .filter(OmsNode::cmRuns)
                .findFirst()
                .map(node -> HaConfig.parse(site.metaDb().parameter(node.config(), HaConfig.PARAMETER)))
                .orElse(HaConfig.OFF);
        site.components().tick(now, ha, alive);
    }

    private void beat(OmsNode node, Instant now) {
        Instant its = now.plus(site.faults().ahead(node.station().host().name()));
        site.metaDb().beat(node.config(), node.address(), its);
        site.metaDb().hostStatus(node.config(), node.address(), ONLINE);
    }

    /** A CM sees which hosts of its region have been silent for too long. */
    private void look(OmsNode node, Instant now) {
        for (Map.Entry<String, String> host : site.metaDb().hosts(node.config()).entrySet()) {
            Optional<Instant> last = site.metaDb().lastBeat(node.config(), host.getKey());
            if (host.getValue().equals(ONLINE)
                    && last.isPresent()
                    && last.get().plus(HOST_DOWN).isBefore(now)) {
                site.metaDb().hostStatus(node.config(), host.getKey(), DOWN);
            }
        }
    }
}
