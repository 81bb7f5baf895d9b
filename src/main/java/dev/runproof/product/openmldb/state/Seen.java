package dev.runproof.product.openmldb.state;

import java.util.Set;

/**
 * What was seen around one run of the operation tool.
 *
 * @param tool the run itself
 * @param opsBefore the operations before it
 * @param tablesBefore the tables of the freeze in force, or of the baseline
 * @param expiring the tables whose rows expire by themselves
 */
public record Seen(
        ToolRun tool,
        Placement placement,
        Holdings holdings,
        Ops opsBefore,
        Ops ops,
        Tables tablesBefore,
        Tables tables,
        Freeze freeze,
        Set<TableName> expiring) {
    public Seen {
        expiring = Set.copyOf(expiring);
    }
}
