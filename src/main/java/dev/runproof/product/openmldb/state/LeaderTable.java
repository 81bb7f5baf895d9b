package dev.runproof.product.openmldb.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who led each partition in each phase of a run, as a table of Markdown for the report: a column a phase, a row a partition. */
public record LeaderTable(Map<String, Placement> phases) {
    private static final String NOBODY = "no single live leader";
    private static final String ABSENT = "-";

    /** @param phases in the order of the columns */
    public LeaderTable {
        phases = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    /** The lines of the table; a leader that is another one than in the phase before stands in bold. */
    public List<String> lines() {
        var partitions = new TreeSet<PartitionId>();
        phases.values()
                .forEach(placement -> partitions.addAll(placement.partitions().keySet()));
        var lines = new ArrayList<String>();
        var head = new ArrayList<>(List.of("partition"));
        head.addAll(phases.keySet());
        lines.add(row(head));
        lines.add(row(head.stream().map(column -> "---").toList()));
        for (PartitionId partition : partitions) {
            var cells = new ArrayList<>(List.of(partition.toString()));
            String before = "";
            for (Placement placement : phases.values()) {
                String leader = leader(placement, partition);
                cells.add(before.isEmpty() || before.equals(leader) ? leader : "**" + leader + "**");
                before = leader;
            }
            lines.add(row(cells));
        }
        return List.copyOf(lines);
    }

    private static String leader(Placement placement, PartitionId partition) {
        return placement.partitions().containsKey(partition)
                ? placement.leader(partition).orElse(NOBODY)
                : ABSENT;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
