package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.picture.ClusterPicture.WalRecord;
import dev.runproof.lab.opengauss.picture.ResourceRow;
import java.util.List;

/** The section on custom resources, with the blank lines around it; empty where there are none. */
final class ResourceTable {
    private static final int INSTANCE_WIDTH = 10;
    private static final int STATE_WIDTH = 7;

    private ResourceTable() {}

    static String render(List<ResourceRow> resources, NodeColumns columns, WalRecord walRecord) {
        if (resources.isEmpty()) {
            return "";
        }
        int names =
                resources.stream().mapToInt(row -> Cell.width(row.resource())).reduce("res_name".length(), Math::max);
        int width = names + 1;
        var text = new StringBuilder("\n[ Defined Resource State ]\n\n")
                .append(columns.header())
                .append(Cell.left("res_name", width))
                .append(Cell.left("instance", INSTANCE_WIDTH))
                .append(Cell.left("state", STATE_WIDTH))
                .append('\n')
                .append("-".repeat(columns.width() + width + INSTANCE_WIDTH + STATE_WIDTH))
                .append('\n');
        for (var row : resources) {
            text.append(columns.resourceRow(row.node()))
                    .append(Cell.left(row.resource(), width))
                    .append(Cell.left(row.instanceId(), INSTANCE_WIDTH))
                    .append(Cell.left(row.state().printed(), STATE_WIDTH))
                    .append(walRecord == WalRecord.ON ? " (" + row.role().printed() + ")" : "")
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
