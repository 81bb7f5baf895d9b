package dev.runproof.parse;

/** The two characters that separate words in tool output, blank and tab, and what can be asked about them. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** How many blanks the text begins with. */
    static int indent(String text) {
        int indent = 0;
        while (indent < text.length() && isBlank(text.charAt(indent))) {
            indent++;
        }
        return indent;
    }

    /** The text without the blanks at both ends; any other character stays. */
    static String trim(String text) {
        int from = indent(text);
        int to = text.length();
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** True for a text of one or more of the digits 0 to 9. */
    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
