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
import dev.runproof.lab.opengauss.picture.ResourceRow;
import dev.runproof.lab.opengauss.picture.StaticRole;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.lab.opengauss.text.QueryFlags.IpRows;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Pictures that the tests of this package share. */
final class Pictures {
    static final NodeIdentity A1 = new NodeIdentity(1, "a1", "10.1.1.7", "AZ1");
    static final NodeIdentity BETA = new NodeIdentity(2, "beta", "10.1.1.18", "EAST");

    private Pictures() {}

    static CmServerRow server(NodeIdentity node, CmServerState state) {
        return new CmServerRow(node, node.id(), "/cm", state);
    }

    static DatanodeRow datanode(NodeIdentity node, String path, DnRole role, DnState state) {
        var staticRole = node.id() == 1 ? StaticRole.PRIMARY : StaticRole.STANDBY;
        return new DatanodeRow(node, 6000 + node.id(), 15400, path, staticRole, role, state);
    }

    /** Two nodes, all well. */
    static ClusterPicture pair() {
        return pair(Connection.ANSWERED, List.of(), Arbitration.ACTIVE, WalRecord.OFF);
    }

    static ClusterPicture pair(
            Connection connection, List<ResourceRow> resources, Arbitration arbitration, WalRecord walRecord) {
        boolean primary = connection != Connection.NO_PRIMARY;
        return new ClusterPicture(
                connection,
                List.of(
                        server(A1, CmServerState.STANDBY),
                        server(BETA, primary ? CmServerState.PRIMARY : CmServerState.DOWN)),
                resources,
                List.of(
                        datanode(A1, "/d", DnRole.PRIMARY, DnState.NORMAL),
                        datanode(BETA, "/data", DnRole.STANDBY, DnState.NORMAL)),
                arbitration,
                walRecord,
                OptionalInt.empty());
    }

    static QueryFlags flags(Column... columns) {
        Set<Column> shown = EnumSet.noneOf(Column.class);
        shown.addAll(Arrays.asList(columns));
        return new QueryFlags(shown, IpRows.ONE_WIDER);
    }

    /** {@code -C -v} and these. */
    static QueryFlags tables(Column... columns) {
        Set<Column> shown = EnumSet.of(Column.TABLES, Column.INSTANCES);
        shown.addAll(Arrays.asList(columns));
        return new QueryFlags(shown, IpRows.ONE_WIDER);
    }
}
