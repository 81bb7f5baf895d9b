package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.QueryFlags;
import dev.runproof.lab.opengauss.text.QueryFlags.Column;
import dev.runproof.lab.opengauss.text.QueryFlags.IpRows;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code cm_ctl query}.
 *
 * @param problem what the tool complains of, empty when it goes on
 */
record QueryArguments(QueryFlags flags, Optional<String> problem) {
    /** From this release of CM rows with addresses are one blank wider than their header. */
    private static final int WIDER_SINCE = 6;

    static QueryArguments parse(List<String> words, String cmVersion) {
        Set<Column> shown = EnumSet.noneOf(Column.class);
        Optional<String> problem = Optional.empty();
        for (int i = 0; i < words.size() && problem.isEmpty(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                problem = Optional.of("too many command-line arguments (first is \"" + word + "\")");
                continue;
            }
            for (int c = 1; c < word.length() && problem.isEmpty(); c++) {
                char option = word.charAt(c);
                if (TAKES_VALUE.indexOf(option) >= 0) {
                    boolean attached = c + 1 < word.length();
                    if (!attached && i + 1 >= words.size()) {
                        problem = Optional.of("option requires an argument -- '" + option + "'");
                    } else if (!attached) {
                        i++;
                    }
                    column(option).ifPresent(shown::add);
                    break;
                }
                var column = column(option);
                if (column.isEmpty()) {
                    problem = Optional.of("unrecognized option or not simulated: -" + option);
                }
                column.ifPresent(shown::add);
            }
        }
        return new QueryArguments(new QueryFlags(shown, rows(cmVersion)), problem);
    }

    /** Options that take a value: zone, and the seconds to wait. */
    private static final String TAKES_VALUE = "zt";

    private static Optional<Column> column(char option) {
        return switch (option) {
            case 'C' -> Optional.of(Column.TABLES);
            case 'v' -> Optional.of(Column.INSTANCES);
            case 'd' -> Optional.of(Column.PATHS);
            case 'i' -> Optional.of(Column.ADDRESSES);
            case 'p' -> Optional.of(Column.PORTS);
            case 'z' -> Optional.of(Column.ZONES);
            case 'w' -> Optional.of(Column.ONE_A_LINE);
            default -> Optional.empty();
        };
    }

    static IpRows rows(String cmVersion) {
        int dot = cmVersion.indexOf('.');
        String major = dot < 0 ? "" : cmVersion.substring(0, dot);
        boolean wider = major.matches("\\d{1,4}") && Integer.parseInt(major) >= WIDER_SINCE;
        return wider ? IpRows.ONE_WIDER : IpRows.AS_HEADER;
    }
}
