package dev.runproof.lab.opengauss;

import java.util.List;
import java.util.Optional;

/**
 * The options of {@code gs_om -t status}.
 *
 * @param node of {@code -h}
 * @param problem the complaint about an option, empty when all are understood
 */
record StatusArguments(Layout layout, Optional<String> node, Optional<String> problem) {
    /** How much is asked for. */
    enum Layout {
        SUMMARY,
        DETAIL,
        ALL
    }

    static StatusArguments parse(List<String> words) {
        Layout layout = Layout.SUMMARY;
        Optional<String> node = Optional.empty();
        Optional<String> action = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean more = i + 1 < words.size();
            switch (word) {
                case "--detail" -> layout = Layout.DETAIL;
                case "--all" -> layout = Layout.ALL;
                case "-t", "-h", "-l", "-o", "--time-out" -> {
                    if (!more) {
                        return complaint(
                                "[GAUSS-50000] : Unrecognized parameter: option " + word + " requires argument.");
                    }
                    String value = words.get(++i);
                    action = word.equals("-t") ? Optional.of(value) : action;
                    node = word.equals("-h") ? Optional.of(value) : node;
                }
                default -> {
                    return complaint("[GAUSS-50000] : Unrecognized parameter: " + word + ".");
                }
            }
        }
        if (action.isEmpty()) {
            return complaint("[GAUSS-50001] : Incorrect parameter. Parameter '-t' is required.");
        }
        if (!action.get().equals("status")) {
            return complaint("this simulation of gs_om has no -t " + action.get() + "; it has -t status");
        }
        return new StatusArguments(layout, node, Optional.empty());
    }

    private static StatusArguments complaint(String text) {
        return new StatusArguments(Layout.SUMMARY, Optional.empty(), Optional.of(text));
    }
}
