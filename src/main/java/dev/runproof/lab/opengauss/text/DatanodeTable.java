package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.DatanodeRow;
import dev.runproof.lab.opengauss.picture.StaticRole;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import java.util.ArrayList;
import java.util.List;

/** The section on datanodes: all of them on one line, or one a line. */
final class DatanodeTable {
    private static final int STATE_WIDTH = 17;
    private static final int ROLE_WIDTH = 7;
    private static final int PORT_WIDTH = 7;

    private final List<DatanodeRow> datanodes;
    private final NodeColumns columns;
    private final int pathWidth;

    DatanodeTable(List<DatanodeRow> datanodes, NodeColumns columns) {
        this.datanodes = List.copyOf(datanodes);
        this.columns = columns;
        this.pathWidth = datanodes.stream()
                .mapToInt(row -> Cell.width(row.dataPath()))
                .max()
                .orElse(0);
    }

    String render() {
        boolean oneALine = columns.flags().shows(Column.ONE_A_LINE);
        int groups = oneALine ? 1 : datanodes.size();
        var header = new ArrayList<String>();
        for (int i = 1; i <= groups; i++) {
            header.add(group() + (i < groups ? Cell.left("state", STATE_WIDTH) : "state"));
        }
        var rows = datanodes.stream().map(this::row).toList();
        return "[  Datanode State   ]\n\n"
                + String.join("| ", header)
                + "\n"
                + "-".repeat(groups * (group().length() + STATE_WIDTH + 2))
                + "\n"
                + String.join(oneALine ? "\n" : " | ", rows)
                + "\n";
    }

    private String group() {
        return columns.header() + Cell.left("instance", instanceWidth());
    }

    private int instanceWidth() {
        var flags = columns.flags();
        return 4 + 1 + (flags.shows(Column.PATHS) ? pathWidth + 1 : 4) + (flags.shows(Column.PORTS) ? PORT_WIDTH : 0);
    }

    private String row(DatanodeRow row) {
        var flags = columns.flags();
        boolean port = flags.shows(Column.PORTS) && row.staticRole() != StaticRole.DUMMY;
        return columns.row(row.node())
                + row.instanceId()
                + " "
                + (port ? Cell.left(row.port(), 6) + " " : "")
                + (flags.shows(Column.PATHS) ? Cell.left(row.dataPath(), pathWidth) + " " : "    ")
                + row.staticRole().letter()
                + " "
                + Cell.left(row.role().printed(), ROLE_WIDTH)
                + " "
                + row.state().printed(row.role());
    }
}
