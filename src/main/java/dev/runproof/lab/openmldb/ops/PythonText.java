package dev.runproof.lab.openmldb.ops;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How Python treats text: white space, literals, numbers, positions in a list. */
final class PythonText {
    private PythonText() {}

    /** {@code str.split()} without arguments: the words between white space of any kind. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && !isSpace(text.charAt(i));
            if (inside && begin < 0) {
                begin = i;
            } else if (!inside && begin >= 0) {
                words.add(text.substring(begin, i));
                begin = -1;
            }
        }
        return words;
    }

    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** White space of {@code str}: the no-break spaces and U+0085 belong to it, unlike in Java. */
    private static boolean isSpace(char c) {
        if (c > ' ' && c <= '~') {
            // Nearly every character of nearly every answer.
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** A text as Python prints it inside a list or an error. */
    static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        var literal = new StringBuilder().append(quote);
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c == quote) {
                        literal.append('\\');
                    }
                    literal.append(c);
                }
            }
        }
        return literal.append(quote).toString();
    }

    static String repr(List<String> texts) {
        return texts.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
    }

    /** {@code int(text)}. */
    static BigInteger integer(String text) {
        try {
            return new BigInteger(strip(text));
        } catch (NumberFormatException e) {
            throw new PythonError("ValueError", "invalid literal for int() with base 10: " + repr(text));
        }
    }

    static <T> T at(List<T> list, int position) {
        if (position < 0 || position >= list.size()) {
            throw PythonError.indexOutOfRange();
        }
        return list.get(position);
    }
}
