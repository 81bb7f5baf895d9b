package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.CmServerRow;
import dev.runproof.lab.opengauss.picture.CmServerState;
import dev.runproof.lab.opengauss.picture.DatanodeRow;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.DnState;
import dev.runproof.lab.opengauss.picture.NodeIdentity;
import dev.runproof.lab.opengauss.picture.RepairReason;
import dev.runproof.lab.opengauss.picture.ResourceRow;
import dev.runproof.lab.opengauss.picture.StaticRole;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.lab.opengauss.text.QueryFlags.IpRows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Pictures and flags of any kind, from a seed. */
final class RandomPictures {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz-_.0123456789é";

    private final Random random;

    RandomPictures(long seed) {
        this.random = new Random(seed);
    }

    ClusterPicture picture() {
        int count = 1 + random.nextInt(9);
        List<CmServerRow> servers = new ArrayList<>();
        List<DatanodeRow> datanodes = new ArrayList<>();
        List<ResourceRow> resources = new ArrayList<>();
        boolean withResources = random.nextInt(4) == 0;
        for (int id = 1; id <= count; id++) {
            var node = new NodeIdentity(id, word(), "10." + random.nextInt(256) + ".0." + random.nextInt(256), word());
            servers.add(new CmServerRow(node, id, "/" + word(), any(CmServerState.values())));
            datanodes.add(datanode(node));
            if (withResources) {
                resources.add(new ResourceRow(
                        node, word(), 20000 + id, any(ResourceRow.State.values()), any(ResourceRow.LockRole.values())));
            }
        }
        return new ClusterPicture(
                any(Connection.values()),
                servers,
                resources,
                datanodes,
                any(Arbitration.values()),
                random.nextInt(5) == 0 ? WalRecord.ON : WalRecord.OFF,
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(101)));
    }

    private DatanodeRow datanode(NodeIdentity node) {
        boolean well = random.nextInt(3) > 0;
        var staticRole = node.id() == 1 ? StaticRole.PRIMARY : any(StaticRole.values());
        return new DatanodeRow(
                node,
                6000 + node.id(),
                1024 + random.nextInt(64000),
                "/" + word() + "/" + word(),
                staticRole,
                well ? staticRole.home() : any(DnRole.values()),
                well ? DnState.NORMAL : state());
    }

    private DnState state() {
        return switch (random.nextInt(3)) {
            case 0 -> DnState.building(random.nextInt(101));
            case 1 -> DnState.needRepair(any(RepairReason.values()));
            default -> DnState.of(any(DnState.Kind.values()));
        };
    }

    /** Any flags that give tables. */
    QueryFlags tables() {
        Set<Column> shown = EnumSet.of(Column.TABLES, Column.INSTANCES);
        for (var column : Column.values()) {
            if (random.nextBoolean()) {
                shown.add(column);
            }
        }
        return new QueryFlags(shown, any(IpRows.values()));
    }

    /** A word that begins with a letter, as names do. */
    private String word() {
        var word = new StringBuilder("n");
        for (int i = random.nextInt(20); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
