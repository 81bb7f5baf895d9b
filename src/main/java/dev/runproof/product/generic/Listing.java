package dev.runproof.product.generic;

import dev.runproof.model.OutputFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lies in a directory, as {@code ls -l} lists it: no hidden entries. */
public record Listing(List<Entry> entries) {
    private static final String TOOL = "ls -l";
    private static final Pattern TOTAL = Pattern.compile("total \\S+");
    private static final Pattern ROW = Pattern.compile(
            "([-bcdlpsD])([-rwxsStT]{9})[.+@]?\\s+\\d+\\s+\\S+\\s+\\S+\\s+(?:(\\d+)|\\d+,\\s*\\d+)\\s+"
                    + "(?:[A-Z][a-z]{2}\\s+\\d{1,2}\\s+(?:\\d{1,2}:\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}) (.+)");

    /**
     * One entry.
     *
     * @param kind the first letter of its mode: {@code -} for a file, {@code d} for a directory
     */
    public record Entry(char kind, long sizeBytes, String name) {
        public boolean regular() {
            return kind == '-';
        }
    }

    public Listing {
        entries = List.copyOf(entries);
    }

    public static Listing parse(String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty()) {
            throw OutputFormatException.empty(TOOL, "a line 'total n'");
        }
        if (!TOTAL.matcher(lines.get(0)).matches()) {
            throw OutputFormatException.atLine(TOOL, 1, lines.get(0), "expected a line 'total n'");
        }
        var entries = new ArrayList<Entry>();
        for (int i = 1; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (!row.matches()) {
                throw OutputFormatException.atLine(TOOL, i + 1, lines.get(i), "expected an entry of a long listing");
            }
            long size = row.group(3) == null ? 0 : Long.parseLong(row.group(3));
            entries.add(new Entry(row.group(1).charAt(0), size, row.group(4)));
        }
        return new Listing(entries);
    }

    public Set<String> names() {
        return entries.stream().map(Entry::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entries that an earlier listing of the same directory did not have. */
    public List<Entry> newSince(Listing before) {
        Set<String> known = before.names();
        return entries.stream().filter(entry -> !known.contains(entry.name())).toList();
    }
}
