package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Arbitration;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.NodeIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code cm_ctl query} prints, as tables or as a summary. */
public final class ClusterText {
    /** The two lines that stand where a state should when no CMServer is primary. */
    public static final String NO_CONNECTION = "cm_ctl: can't connect to cm_server.\n"
            + "Maybe cm_server is not running, or timeout expired. Please try again.\n";

    private static final String SILENT = "cm_ctl: send query msg to cm_server failed.\n";
    private static final String RULE = "-".repeat(71);

    private final ClusterPicture picture;
    private final NodeColumns columns;

    public ClusterText(ClusterPicture picture, QueryFlags flags) {
        this.picture = picture;
        List<NodeIdentity> nodes = Stream.concat(
                        picture.servers().stream().map(row -> row.node()),
                        picture.datanodes().stream().map(row -> row.node()))
                .toList();
        this.columns = NodeColumns.of(flags, nodes);
    }

    /** The whole output of the query with these flags. */
    public String query() {
        return columns.flags().tables() ? tables() : summary();
    }

    /**
     * The output as {@code gs_om -t status --detail} lays it out: the last three lines are taken for the datanode table,
     * whatever they are.
     */
    public String detail() {
        List<String> lines = query().lines().toList();
        boolean answered = picture.connection() == Connection.ANSWERED || picture.connection() == Connection.RELOADING;
        if (!answered) {
            return query();
        }
        int table = lines.size() - 3;
        String header = lines.get(table).split("\\|", -1)[0];
        var laidOut = new ArrayList<>(lines.subList(0, table));
        laidOut.add(header);
        laidOut.add("-".repeat(header.length()));
        for (String cell : lines.get(table + 2).split("\\|", -1)) {
            laidOut.add(cell.strip());
        }
        return String.join("\n", laidOut) + "\n";
    }

    private String tables() {
        return head()
                + (body() == Body.DATANODES ? "\n" + new DatanodeTable(picture.datanodes(), columns).render() : "");
    }

    private String head() {
        String servers = CmServerTable.render(picture.servers(), columns);
        if (picture.connection() == Connection.NO_PRIMARY) {
            return servers + NO_CONNECTION;
        }
        if (picture.connection() == Connection.SILENT) {
            return servers + SILENT;
        }
        return servers + ResourceTable.render(picture.resources(), columns, picture.walRecord()) + clusterSection();
    }

    private enum Body {
        DATANODES,
        NOTHING
    }

    /** Datanodes are told by a server that answers, knows the state, and does not only record WAL. */
    private Body body() {
        return picture.connection() == Connection.ANSWERED && picture.walRecord() == WalRecord.OFF
                ? Body.DATANODES
                : Body.NOTHING;
    }

    private String clusterSection() {
        var text = new StringBuilder("[   Cluster State   ]\n\n");
        key(text, "cluster_state", picture.state().printed(), 16);
        key(text, "redistributing", "No", 16);
        key(text, "balanced", picture.balanced() ? "Yes" : "No", 16);
        key(text, "current_az", "AZ_ALL", 16);
        if (picture.connection() == Connection.ANSWERED) {
            conditional(text, 16);
        }
        return text.toString();
    }

    private void conditional(StringBuilder text, int width) {
        if (picture.arbitration() == Arbitration.PAUSED) {
            key(text, "pausing", "Yes", width);
        }
        if (picture.walRecord() == WalRecord.ON) {
            key(text, "enable_walrecord", "Yes", width);
        }
        picture.wormUsage().ifPresent(percent -> key(text, "worm_usage", percent + "%", width));
    }

    private String summary() {
        if (picture.connection() == Connection.NO_PRIMARY) {
            return NO_CONNECTION;
        }
        if (picture.connection() == Connection.SILENT) {
            return SILENT;
        }
        var text = new StringBuilder(RULE).append("\n\n");
        key(text, "cluster_state", picture.state().printed(), 26);
        key(text, "redistributing", "No", 26);
        key(text, "balanced", picture.balanced() ? "Yes" : "No", 26);
        if (picture.arbitration() == Arbitration.PAUSED) {
            key(text, "pausing", "Yes", 26);
        }
        return text.append('\n').append(RULE).append("\n\n").toString();
    }

    private static void key(StringBuilder text, String key, String value, int width) {
        text.append(Cell.left(key, width)).append(": ").append(value).append('\n');
    }
}
