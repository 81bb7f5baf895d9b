package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.DatanodeRow;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a standby becomes primary when CM sees that the primary datanode is gone. */
final class Failover {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration PROMOTION = Duration.ofSeconds(3);

    private final Cluster cluster;
    private @Nullable Instant leaderlessSince;

    Failover(Cluster cluster) {
        this.cluster = cluster;
    }

    void step(Instant now) {
        var picture = new Photograph(cluster).take();
        finishPromotions(now);
        boolean arbitrates = picture.connection() == Connection.ANSWERED && picture.arbitration() == Arbitration.ACTIVE;
        boolean led = picture.datanodes().stream()
                .anyMatch(row -> row.role() == DnRole.PRIMARY || row.state().kind() == DnState.Kind.PROMOTING);
        if (!arbitrates || led) {
            leaderlessSince = null;
            return;
        }
        if (leaderlessSince == null) {
            leaderlessSince = now;
        } else if (!leaderlessSince.plus(PATIENCE).isAfter(now)) {
            candidate(picture.datanodes())
                    .ifPresent(node -> node.datanode().become(DnRole.STANDBY, DnState.of(DnState.Kind.PROMOTING), now));
        }
    }

    private Optional<Node> candidate(List<DatanodeRow> reported) {
        var members = cluster.members();
        for (int i = 0; i < members.size(); i++) {
            var datanode = members.get(i).datanode();
            boolean known = reported.get(i).role() == DnRole.STANDBY;
            if (known && datanode.role() == DnRole.STANDBY && datanode.state().healthy() && !datanode.isPinned()) {
                return Optional.of(members.get(i));
            }
        }
        return Optional.empty();
    }

    private void finishPromotions(Instant now) {
        for (var node : cluster.members()) {
            if (!node.datanode().been(DnState.Kind.PROMOTING, PROMOTION, now)
                    || node.datanode().isPinned()) {
                continue;
            }
            cluster.members().stream()
                    .filter(other -> !other.equals(node) && other.datanode().role() == DnRole.PRIMARY)
                    .forEach(other -> other.datanode().become(DnRole.STANDBY, DnState.of(DnState.Kind.CATCHUP), now));
            node.datanode().become(DnRole.PRIMARY, DnState.NORMAL, now);
        }
    }
}
