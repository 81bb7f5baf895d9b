package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.NodeIdentity;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import java.util.List;

/**
 * The leading columns that every table of a query shares: zone, node and address.
 *
 * @param nameWidth of the longest node name, in bytes
 * @param zoneWidth of the longest zone name, in bytes
 * @param addressWidth of the address column with its blank
 */
record NodeColumns(QueryFlags flags, int nameWidth, int zoneWidth, int addressWidth) {
    private static final int LONGEST_IPV4 = 15;

    static NodeColumns of(QueryFlags flags, List<NodeIdentity> nodes) {
        int names =
                nodes.stream().mapToInt(node -> Cell.width(node.name())).max().orElse(0);
        int zones = nodes.stream().mapToInt(node -> Cell.width(node.az())).max().orElse(0);
        int addresses = nodes.stream()
                .mapToInt(node -> Cell.width(node.address()))
                .max()
                .orElse(0);
        return new NodeColumns(flags, names, zones, Math.max(LONGEST_IPV4, addresses) + 1);
    }

    /** The width of what stands before the instance, address included. */
    int width() {
        return nodeWidth() + (flags.shows(Column.ADDRESSES) ? addressWidth : 0);
    }

    private int nodeWidth() {
        return 2 + 1 + nameWidth + 1 + (flags.shows(Column.ZONES) ? zoneWidth + 1 : 0);
    }

    String header() {
        return Cell.left("node", nodeWidth())
                + (flags.shows(Column.ADDRESSES) ? Cell.left("node_ip", addressWidth) : "");
    }

    /** The same columns of a row of CMServers or datanodes. */
    String row(NodeIdentity node) {
        return name(node)
                + (flags.shows(Column.ADDRESSES)
                        ? Cell.left(
                                node.address(), addressWidth + flags.ipRows().extra())
                        : "");
    }

    /** The same columns of a resource row, whose address never has the extra blank. */
    String resourceRow(NodeIdentity node) {
        return name(node) + (flags.shows(Column.ADDRESSES) ? Cell.left(node.address(), addressWidth) : "");
    }

    private String name(NodeIdentity node) {
        return (flags.shows(Column.ZONES) ? Cell.left(node.az(), zoneWidth) + " " : "")
                + Cell.left(node.id(), 2)
                + " "
                + Cell.left(node.name(), nameWidth)
                + " ";
    }
}
