package dev.runproof.lab.opengauss.text;

import dev.runproof.lab.opengauss.text.CheckItem.Status;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What {@code gs_checkos} prints for the items that it checked.
 *
 * @param found status of each item, in the order of the tool
 * @param details lines about an item, told with {@code --detail}
 */
public record CheckosText(SortedMap<CheckItem, Status> found, Map<CheckItem, List<String>> details) {
    private static final int LABEL = 60;
    private static final int DETAILED_STATUS = 10;

    public CheckosText {
        details = Map.copyOf(details);
    }

    /** How much is told of each item. */
    public enum Depth {
        BRIEF,
        DETAIL
    }

    /** The whole output when the items go to the terminal. */
    public String onTerminal(Depth depth) {
        return items(depth) + totals();
    }

    /** What the terminal shows when the items go to a file. */
    public String besideFile(String file) {
        return "Performing operation system check/set. Output the result to the file " + file + ".\n"
                + "Operation system check/set is completed.\n" + totals();
    }

    /** The items alone, as they stand in the file too. */
    public String items(Depth depth) {
        var text = new StringBuilder("Checking items:\n");
        found.forEach((item, status) -> {
            String label = Cell.left("    " + Cell.left(item.name() + ".", 4) + "[ " + item.label() + " ]", LABEL + 4);
            text.append(label).append(": ");
            text.append(depth == Depth.DETAIL ? Cell.left(status.printed(), DETAILED_STATUS) : status.printed());
            text.append('\n');
            if (depth == Depth.DETAIL) {
                details.getOrDefault(item, List.of())
                        .forEach(line -> text.append("        ").append(line).append('\n'));
            }
        });
        return text.toString();
    }

    private String totals() {
        long abnormal = count(Status.ABNORMAL);
        return "Total numbers:%d. Abnormal numbers:%d. Warning numbers:%d.\n"
                        .formatted(found.size(), abnormal, count(Status.WARNING))
                + (abnormal > 0 ? "Do checking operation finished. Result: Abnormal.\n" : "");
    }

    private long count(Status status) {
        return found.values().stream().filter(status::equals).count();
    }
}
