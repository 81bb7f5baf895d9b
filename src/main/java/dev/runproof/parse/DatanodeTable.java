package dev.runproof.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the datanode table, whose rows hold as many cells as its header has groups.
 *
 * <p>A header of several groups is followed by one line with all datanodes, a header of one group by a line for each.
 */
final class DatanodeTable {
    private static final Set<String> BEGIN_OF_TWO_WORDS = Set.of("Main", "Cascade");

    private final LineReader lines;
    private final Messages messages;
    private final Collection<DatanodeLayout> layouts;
    private final Set<Long> seen = new HashSet<>();

    DatanodeTable(LineReader lines, Messages messages, Collection<DatanodeLayout> layouts) {
        this.lines = lines;
        this.messages = messages;
        this.layouts = layouts;
    }

    List<Datanode> read() {
        Line header = lines.next("the header of the datanodes");
        List<String> groups = cells(header.text());
        DatanodeLayout layout = layout(header, groups);
        Tables.rule(lines);
        List<Datanode> datanodes = new ArrayList<>();
        int rows = 0;
        do {
            Line line = lines.adjacent("a row");
            if (rows++ == 1 && groups.size() > 1) {
                throw lines.refused(line, "expected only one line below " + groups.size() + " header groups");
            }
            List<String> cells = cells(line.text());
            if (cells.size() != groups.size()) {
                throw lines.refused(line, "expected " + count(groups.size()));
            }
            for (String cell : cells) {
                datanodes.add(datanode(new RowReader(lines, line, cell), layout));
            }
        } while (lines.hasAdjacent() && !messages.areNext());
        return datanodes;
    }

    private DatanodeLayout layout(Line header, List<String> groups) {
        List<String> words = Words.first(DatanodeLayout.MOST_COLUMNS + 1, groups.get(0));
        DatanodeLayout layout = layouts.stream()
                .filter(known -> known.header().equals(words))
                .findFirst()
                .orElseThrow(() -> lines.refused(header, "expected a header of datanodes, as in node instance state"));
        for (String group : groups) {
            if (!Words.first(DatanodeLayout.MOST_COLUMNS + 1, group).equals(words)) {
                throw lines.refused(header, "expected the same words in every group of the header");
            }
        }
        return layout;
    }

    private Datanode datanode(RowReader row, DatanodeLayout layout) {
        String az = Tables.az(row);
        long nodeId = row.number("a node id");
        String nodeName = row.word("a node name");
        String nodeIp = layout.hasAddress() ? row.word("an address") : null;
        Long portBefore = layout == DatanodeLayout.WITHOUT_CM ? (Long) row.number("a port") : null;
        long instanceId = Tables.instanceId(row, seen);
        Long port = portBefore == null ? portIfPrinted(row, layout) : portBefore;
        String path = Tables.path(row);
        String staticRole = row.oneOf(PrintedValues.STATIC_ROLES, "a static role");
        return new Datanode(
                az,
                nodeId,
                nodeName,
                nodeIp,
                instanceId,
                port,
                path,
                staticRole,
                role(row, layout),
                state(row, layout));
    }

    private static @Nullable Long portIfPrinted(RowReader row, DatanodeLayout layout) {
        boolean printed = layout != DatanodeLayout.WITHOUT_CM && Blanks.isDigits(row.peek());
        return printed ? (Long) row.number("a port") : null;
    }

    private static String role(RowReader row, DatanodeLayout layout) {
        String first = row.word("a role");
        if (layout == DatanodeLayout.WITHOUT_CM) {
            boolean known = BEGIN_OF_TWO_WORDS.contains(first) || PrintedValues.DATANODE_ROLES.contains(first);
            if (known) {
                return first;
            }
        } else {
            String role = BEGIN_OF_TWO_WORDS.contains(first) ? first + " " + row.word("a role") : first;
            if (PrintedValues.DATANODE_ROLES.contains(role)) {
                return role;
            }
        }
        throw row.refused("expected a datanode role, one of " + String.join(", ", PrintedValues.DATANODE_ROLES));
    }

    private static String state(RowReader row, DatanodeLayout layout) {
        String state = row.rest();
        boolean known = PrintedValues.isDatanodeState(state)
                || (layout == DatanodeLayout.WITHOUT_CM && PrintedValues.isFirstWordOfDatanodeState(state));
        if (!known) {
            throw row.refused("expected a datanode state, as in Normal or Need repair(Disconnected)");
        }
        return state;
    }

    /** The parts between the bars, empty ones included. */
    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', from)) {
            cells.add(text.substring(from, bar));
            from = bar + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private static String count(int cells) {
        return cells == 1 ? "1 cell" : cells + " cells";
    }
}
