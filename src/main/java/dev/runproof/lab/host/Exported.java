package dev.runproof.lab.host;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a POSIX shell prints for {@code export -p}. */
public final class Exported {
    private final String text;
    private int at;

    private Exported(String text) {
        this.text = text;
    }

    /** The variables that have a value, in the order of the text. */
    public static Map<String, String> parse(String text) {
        var reader = new Exported(text);
        var variables = new LinkedHashMap<String, String>();
        while (reader.at < text.length()) {
            String word = reader.word();
            int equals = word.indexOf('=');
            if (equals > 0) {
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return variables;
    }

    /** The next shell word, unquoted; keywords and options of the statement are words without {@code =}. */
    private String word() {
        var word = new StringBuilder();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            char c = text.charAt(at++);
            if (c == '\'') {
                single(word);
            } else if (c == '"') {
                twofold(word);
            } else if (c == '$' && at < text.length() && text.charAt(at) == '\'') {
                at++;
                ansi(word);
            } else if (c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    private void single(StringBuilder word) {
        int end = text.indexOf('\'', at);
        int stop = end < 0 ? text.length() : end;
        word.append(text, at, stop);
        at = stop + 1;
    }

    private void twofold(StringBuilder word) {
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
                c = text.charAt(at++);
                if (c == '\n') {
                    continue;
                }
            }
            word.append(c);
        }
        at++;
    }

    /** bash prints values with control characters as {@code $'…'}. */
    private void ansi(StringBuilder word) {
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c != '\\' || at >= text.length()) {
                word.append(c);
                continue;
            }
            char escape = text.charAt(at++);
            int known = "abefnrtv".indexOf(escape);
            if (known >= 0) {
                word.append("\u0007\b\u001b\f\n\r\t\u000b".charAt(known));
            } else if (escape >= '0' && escape <= '7') {
                int end = Math.min(at + 2, text.length());
                word.append((char) Integer.parseInt(text.substring(at - 1, end), 8));
                at = end;
            } else {
                word.append(escape);
            }
        }
        at++;
    }
}
