package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.CmServerRow;
import dev.runproof.lab.opengauss.picture.DatanodeRow;
import dev.runproof.lab.opengauss.picture.DnRole;
import dev.runproof.lab.opengauss.picture.NodeIdentity;
import java.util.stream.Collectors;

/** What {@code gs_om -t status} prints beyond the query's own output. */
public final class OmStatusText {
    private static final String RULE = "-".repeat(71);
    private static final int WIDTH = 26;

    private OmStatusText() {}

    /** The lines that a node's name adds to the summary. */
    public static String nodeState(ClusterPicture picture, String nameOrAddress) {
        boolean healthy = picture.datanodes().stream()
                .filter(row -> row.node().name().equals(nameOrAddress)
                        || row.node().address().equals(nameOrAddress))
                .allMatch(DatanodeRow::healthy);
        boolean known = picture.datanodes().stream()
                .anyMatch(row -> row.node().name().equals(nameOrAddress)
                        || row.node().address().equals(nameOrAddress));
        return key("node_state", known && healthy ? "Normal" : "Abnormal") + "\n" + RULE + "\n\n";
    }

    /** Keys and values per instance; their order is not confirmed. */
    public static String all(ClusterPicture picture) {
        String nodes =
                picture.datanodes().stream().map(row -> instance(row, picture)).collect(Collectors.joining());
        return RULE + "\n\n"
                + key("cluster_state", picture.state().printed())
                + key("redistributing", "No")
                + key("balanced", picture.balanced() ? "Yes" : "No")
                + "\n" + RULE + "\n\n" + nodes;
    }

    private static String instance(DatanodeRow row, ClusterPicture picture) {
        NodeIdentity node = row.node();
        String server = picture.servers().stream()
                .filter(candidate -> candidate.node().equals(node))
                .map(OmStatusText::server)
                .collect(Collectors.joining());
        boolean replica = row.role().replica() || row.role() == DnRole.PRIMARY;
        return key("node", Integer.toString(node.id()))
                + key("node_name", node.name())
                + "\n" + server
                + "Datanode\n"
                + key("    node", Integer.toString(node.id()))
                + key("    instance_id", Integer.toString(row.instanceId()))
                + key("    node_ip", node.address())
                + key("    data_path", row.dataPath())
                + key("    instance_port", Integer.toString(row.port()))
                + key("    type", "Datanode")
                + key("    instance_state", row.role().printed())
                + key("    HA_state", row.state().printed(row.role()))
                + key(
                        "    static_connections",
                        Integer.toString(picture.datanodes().size() - 1))
                + key("    reason", replica && row.healthy() ? "Normal" : "Unknown")
                + "\n" + RULE + "\n\n";
    }

    private static String server(CmServerRow row) {
        return "CMServer\n"
                + key("    node", Integer.toString(row.node().id()))
                + key("    instance_id", Integer.toString(row.instanceId()))
                + key("    node_ip", row.node().address())
                + key("    data_path", row.directory() + "/cm_server")
                + key("    type", "CMServer")
                + key("    instance_state", row.state().printed())
                + "\n";
    }

    private static String key(String name, String value) {
        return Cell.left(name, WIDTH) + ": " + value + "\n";
    }
}
