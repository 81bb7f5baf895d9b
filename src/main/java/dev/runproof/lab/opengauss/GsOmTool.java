package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.picture.CmServerState;
import dev.runproof.lab.opengauss.text.ClusterText;
import dev.runproof.lab.opengauss.text.OmStatusText;
import dev.runproof.lab.opengauss.text.QueryFlags;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code gs_om}: the status of a cluster with CM, and its own version; other actions are refused. */
final class GsOmTool implements Tool {
    private static final String NAME = "gs_om";

    private final Cluster cluster;

    GsOmTool(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) {
        List<String> words = call.argv().subList(1, call.argv().size());
        if (call.user().equals("root")) {
            return refuse(terminal, OmEnvironment.ROOT_REFUSED);
        }
        if (words.isEmpty()) {
            return refuse(terminal, "[GAUSS-50014] : Parameters of 'gs_om' can not be empty.\n");
        }
        if (words.contains("-V") || words.contains("--version")) {
            terminal.out(cluster.om().line(NAME));
            return 0;
        }
        var arguments = StatusArguments.parse(words);
        if (arguments.problem().isPresent()) {
            return refuse(terminal, arguments.problem().get() + "\n");
        }
        var temporary = OmEnvironment.temporaryComplaint(call).or(() -> OmEnvironment.complaint(call));
        if (temporary.isPresent()) {
            return refuse(terminal, temporary.get());
        }
        Node node = cluster.node(call.host());
        if (StaticConfiguration.missing(node)) {
            return refuse(terminal, StaticConfiguration.complaint(node));
        }
        cluster.moments().come(Moment.STATUS_ASKED);
        int exit = status(call, arguments, terminal);
        cluster.moments().come(Moment.STATUS_ANSWERED);
        return exit;
    }

    private int status(ToolCall call, StatusArguments arguments, Terminal terminal) {
        if (arguments.node().isPresent()
                && cluster.byNameOrAddress(arguments.node().get()).isEmpty()) {
            return refuse(
                    terminal,
                    "[GAUSS-51619] : The host name [" + arguments.node().get() + "] is not in the cluster.\n");
        }
        ClusterPicture picture = cluster.picture();
        boolean answered = picture.connection() == Connection.ANSWERED || picture.connection() == Connection.RELOADING;
        var text = new ClusterText(picture, flags(call, arguments));
        return switch (arguments.layout()) {
            case DETAIL -> {
                String node = nodeState(arguments, picture);
                boolean someDown = picture.servers().stream().anyMatch(row -> row.state() == CmServerState.DOWN);
                yield answered || someDown
                        ? print(terminal, text.detail() + node)
                        : failed(terminal, text.detail(), "cm_ctl query -v -C -i -d -p");
            }
            case ALL ->
                answered
                        ? print(terminal, OmStatusText.all(picture))
                        : failed(terminal, text.query(), "cm_ctl query -v");
            case SUMMARY ->
                answered
                        ? print(terminal, CmLog.into(text.query(), cluster, call) + nodeState(arguments, picture))
                        : failed(terminal, text.query(), "cm_ctl query");
        };
    }

    private static String nodeState(StatusArguments arguments, ClusterPicture picture) {
        return arguments
                .node()
                .map(node -> OmStatusText.nodeState(picture, node))
                .orElse("");
    }

    private QueryFlags flags(ToolCall call, StatusArguments arguments) {
        String cm =
                cluster.node(call.host()).cmVersion().map(ToolVersion::version).orElse("");
        Set<Column> shown = arguments.layout() == StatusArguments.Layout.DETAIL
                ? EnumSet.of(Column.TABLES, Column.INSTANCES, Column.PATHS, Column.ADDRESSES, Column.PORTS)
                : EnumSet.noneOf(Column.class);
        if (!shown.isEmpty() && cluster.settings().zones() > 1) {
            shown.add(Column.ZONES);
        }
        return new QueryFlags(shown, QueryArguments.rows(cm));
    }

    private static int print(Terminal terminal, String text) {
        terminal.out(text);
        return 0;
    }

    /** The words after the code are as documented; that they stand on stderr is not confirmed. */
    private static int failed(Terminal terminal, String output, String command) {
        return refuse(
                terminal,
                "[GAUSS-51600] : Failed to obtain the cluster status.\nCommand:" + command + "\nError: \n" + output);
    }

    private static int refuse(Terminal terminal, String text) {
        terminal.err(text);
        return 1;
    }
}
