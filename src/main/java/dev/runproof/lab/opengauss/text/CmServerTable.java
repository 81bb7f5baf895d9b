package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.CmServerRow;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import java.util.List;

/** The section on CMServers, its closing blank line included. */
final class CmServerTable {
    private static final int STATE_WIDTH = 7;
    private static final int BELOW_DIRECTORY = "/cm_server".length();

    private CmServerTable() {}

    static String render(List<CmServerRow> servers, NodeColumns columns) {
        boolean paths = columns.flags().shows(Column.PATHS);
        int longest = servers.stream()
                .mapToInt(row -> Cell.width(row.directory()))
                .max()
                .orElse(0);
        int instance = 4 + 1 + (paths ? longest + BELOW_DIRECTORY + 1 : 4);
        var text = new StringBuilder("[  CMServer State   ]\n\n")
                .append(columns.header())
                .append(Cell.left("instance", instance))
                .append("state\n")
                .append("-".repeat(columns.width() + instance + STATE_WIDTH))
                .append('\n');
        for (var row : servers) {
            text.append(columns.row(row.node()))
                    .append(Cell.left(row.instanceId(), 4))
                    .append(' ')
                    .append(paths ? Cell.left(row.directory() + "/cm_server", longest + BELOW_DIRECTORY) + " " : "    ")
                    .append(row.state().printed())
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
