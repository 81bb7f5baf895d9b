package dev.runproof.parse;

/**
 * A line of an output.
 *
 * @param number of the input line on which it begins; the first is 1, blank lines count
 * @param text without its line end, otherwise as printed
 */
record Line(int number, String text) {
    boolean isBlank() {
        return Blanks.indent(text) == text.length();
    }

    String trimmed() {
        return Blanks.trim(text);
    }

    int indent() {
        return Blanks.indent(text);
    }

    /** True for a line of dashes only, which tools print as a rule. */
    boolean isRule() {
        String rule = trimmed();
        for (int i = 0; i < rule.length(); i++) {
            if (rule.charAt(i) != '-') {
                return false;
            }
        }
        return !rule.isEmpty();
    }
}
