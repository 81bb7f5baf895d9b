package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.Switches.Oddity;
import dev.runproof.lab.opengauss.picture.CmServerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the CMServers agree on a primary.
 *
 * <p>A survivor without a majority among three or more steps down and up every few seconds. How long each phase lasts is
 * not documented; the figures here are chosen.
 */
final class Election {
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final long FLAP_SECONDS = 5;

    private final Cluster cluster;
    private int lastPrimary = 1;

    Election(Cluster cluster) {
        this.cluster = cluster;
    }

    void step(Instant now) {
        List<Node> servers = cluster.members();
        List<Node> alive = servers.stream()
                .filter(node -> node.server().state() == CmServerState.STANDBY
                        || node.server().state() == CmServerState.PRIMARY)
                .toList();
        if (cluster.switches().is(Oddity.NO_ELECTION)) {
            alive.forEach(node -> node.server().become(CmServerState.STANDBY, now));
        } else if (servers.size() > 2 && alive.size() * 2 <= servers.size()) {
            flap(alive, now);
        } else if (primary(alive).isEmpty()) {
            elect(alive, now);
        } else {
            obeyFavourite(alive, now);
        }
    }

    private static Optional<Node> primary(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.server().state() == CmServerState.PRIMARY)
                .findFirst();
    }

    private void flap(List<Node> alive, Instant now) {
        boolean high = Math.floorDiv(now.getEpochSecond(), FLAP_SECONDS) % 2 == 0;
        for (var node : alive) {
            boolean first = node.equals(alive.get(0));
            node.server().become(high && first ? CmServerState.PRIMARY : CmServerState.STANDBY, now);
        }
    }

    private void elect(List<Node> alive, Instant now) {
        Duration wait = SETTLED.plus(cluster.switches().electionDelay());
        List<Node> ready = alive.stream()
                .filter(node -> node.server().been(CmServerState.STANDBY, wait, now))
                .toList();
        int wanted = cluster.switches().favourite().orElse(lastPrimary);
        ready.stream()
                .filter(node -> node.id() == wanted)
                .findFirst()
                .or(() -> ready.stream().findFirst())
                .ifPresent(node -> promote(node, now));
    }

    /** A favourite that stands by takes over, as after a switchover by hand. */
    private void obeyFavourite(List<Node> alive, Instant now) {
        var favourite = cluster.switches().favourite();
        if (favourite.isEmpty() || favourite.getAsInt() == lastPrimary) {
            return;
        }
        alive.stream()
                .filter(node -> node.id() == favourite.getAsInt())
                .findFirst()
                .ifPresent(node -> {
                    primary(alive).ifPresent(old -> old.server().become(CmServerState.STANDBY, now));
                    promote(node, now);
                });
    }

    private void promote(Node node, Instant now) {
        node.server().become(CmServerState.PRIMARY, now);
        lastPrimary = node.id();
    }
}
