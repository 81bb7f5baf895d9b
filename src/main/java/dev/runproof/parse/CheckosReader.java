package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the output of {@code gs_checkos} from top to bottom. */
final class CheckosReader {
    private static final String TO_FILE = "Performing operation system check/set. Output the result to the file ";
    private static final String COMPLETED = "Operation system check/set is completed.";
    private static final Set<String> HEADERS = Set.of("Checking items:", "Checking items");
    private static final String ABNORMAL_RESULT = "Do checking operation finished. Result: Abnormal.";
    private static final int DETAIL_INDENT = 8;
    private static final Pattern ITEM = Pattern.compile("A(?<number>[1-9]|1[0-4])\\.[ \\t]*+"
            + "\\[(?<name>[^\\]]++)\\][ \\t]*+:[ \\t]*+(?<status>Normal|Warning|Abnormal)");
    private static final Pattern TOTALS = Pattern.compile("Total numbers:(?<total>[0-9]{1,9})\\. "
            + "Abnormal numbers:(?<abnormal>[0-9]{1,9})\\. Warning numbers?:(?<warning>[0-9]{1,9})\\.");

    private final LineReader lines;

    CheckosReader(LineReader lines) {
        this.lines = lines;
    }

    GsCheckos read() {
        Line first = lines.next("Checking items:");
        String outputFile = outputFile(first);
        List<CheckosItem> items = List.of();
        if (outputFile != null) {
            Line completed = lines.adjacent(COMPLETED);
            if (!completed.trimmed().equals(COMPLETED)) {
                throw lines.refused(completed, "expected " + COMPLETED);
            }
        } else if (HEADERS.contains(first.trimmed())) {
            items = items();
        } else {
            throw lines.refused(first, "expected Checking items:");
        }
        GsCheckos totals = totals(outputFile, items);
        lines.end();
        return totals;
    }

    private @Nullable String outputFile(Line first) {
        String text = first.trimmed();
        if (!text.startsWith(TO_FILE)) {
            return null;
        }
        String file = Blanks.trim(text.substring(TO_FILE.length()));
        if (file.length() < 2 || !file.endsWith(".")) {
            throw lines.refused(first, "expected the name of a file and a full stop");
        }
        return file.substring(0, file.length() - 1);
    }

    private List<CheckosItem> items() {
        List<CheckosItem> items = new ArrayList<>();
        int last = 0;
        do {
            Line line = lines.adjacent("an item");
            Matcher words = ITEM.matcher(line.trimmed());
            if (line.indent() == 0 || !words.matches()) {
                throw lines.refused(line, "expected an item, as in A1. [ OS version status ] : Normal");
            }
            int number = Integer.parseInt(words.group("number"));
            String name = Blanks.trim(words.group("name"));
            if (number <= last || name.isEmpty()) {
                throw lines.refused(line, "expected a named item with a number above A" + last);
            }
            last = number;
            items.add(new CheckosItem("A" + number, name, words.group("status"), details()));
        } while (lines.hasAdjacent() && lines.peek().indent() > 0);
        return items;
    }

    private List<String> details() {
        List<String> details = new ArrayList<>();
        while (lines.hasAdjacent() && lines.peek().indent() >= DETAIL_INDENT) {
            details.add(lines.next("a detail").trimmed());
        }
        return details;
    }

    private GsCheckos totals(@Nullable String outputFile, List<CheckosItem> items) {
        Line line = lines.adjacent("the line Total numbers:");
        Matcher numbers = TOTALS.matcher(line.trimmed());
        if (!numbers.matches()) {
            throw lines.refused(line, "expected Total numbers:<n>. Abnormal numbers:<n>. Warning numbers:<n>.");
        }
        long total = Long.parseLong(numbers.group("total"));
        long abnormal = Long.parseLong(numbers.group("abnormal"));
        long warning = Long.parseLong(numbers.group("warning"));
        boolean counted =
                total == items.size() && abnormal == count(items, "Abnormal") && warning == count(items, "Warning");
        if (outputFile == null && !counted) {
            throw lines.refused(
                    line,
                    "expected the numbers of the items listed, %d, %d and %d"
                            .formatted(items.size(), count(items, "Abnormal"), count(items, "Warning")));
        }
        return new GsCheckos(outputFile, items, total, abnormal, warning, abnormal > 0 ? abnormalResult() : null);
    }

    private String abnormalResult() {
        Line line = lines.adjacent(ABNORMAL_RESULT);
        if (!line.trimmed().equals(ABNORMAL_RESULT)) {
            throw lines.refused(line, "expected " + ABNORMAL_RESULT);
        }
        return "Abnormal";
    }

    private static long count(List<CheckosItem> items, String status) {
        return items.stream().filter(item -> item.status().equals(status)).count();
    }
}
