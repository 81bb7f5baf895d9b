package dev.runproof.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** One random damage to a text, of the kinds that a cut connection, a full pipe or a careless filter do. */
final class Mutation {
    private static final String ODD_CHARACTERS = " \t\r\n|[]():-%/,.0159AaNPSxé\u001b\ufeff\u0000";

    private Mutation() {}

    static String of(String text, Seed seed) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (seed.below(9)) {
            case 0 -> text.substring(0, seed.below(text.length()));
            case 1 -> flipCharacter(text, seed);
            case 2 -> dropWord(text, seed);
            case 3 -> cutOut(text, seed);
            case 7 -> dropCell(text, seed);
            case 4 -> withLines(text, lines -> lines.remove(seed.below(lines.size())));
            case 5 -> withLines(text, lines -> lines.add(seed.below(lines.size()), seed.oneOf(lines)));
            case 6 ->
                withLines(text, lines -> Collections.swap(lines, seed.below(lines.size()), seed.below(lines.size())));
            default -> swapWords(text, seed);
        };
    }

    private static String flipCharacter(String text, Seed seed) {
        int at = seed.below(text.length());
        char flipped = ODD_CHARACTERS.charAt(seed.below(ODD_CHARACTERS.length()));
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    private static String cutOut(String text, Seed seed) {
        int from = seed.below(text.length());
        int to = Math.min(text.length(), from + seed.between(1, 40));
        return text.substring(0, from) + text.substring(to);
    }

    /** Drops the rest of a line from one of its bars on, or only up to the next bar. */
    private static String dropCell(String text, Seed seed) {
        int bar = text.indexOf('|', seed.below(text.length()));
        if (bar < 0) {
            return text;
        }
        int next = text.indexOf('|', bar + 1);
        int lineEnd = text.indexOf('\n', bar);
        int end = lineEnd < 0 ? text.length() : lineEnd;
        return text.substring(0, bar) + text.substring(next >= 0 && next < end && seed.coin() ? next : end);
    }

    private static String dropWord(String text, Seed seed) {
        Word word = word(text, seed);
        return text.substring(0, word.begin()) + text.substring(word.end());
    }

    private static String swapWords(String text, Seed seed) {
        Word word = word(text, seed);
        return text.substring(0, word.begin()) + word(text, seed).text() + text.substring(word.end());
    }

    /** The word around a random place; no text where two blanks meet. */
    private static Word word(String text, Seed seed) {
        int begin = seed.below(text.length());
        int end = begin;
        while (begin > 0 && text.charAt(begin - 1) > ' ') {
            begin--;
        }
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return new Word(text.substring(begin, Math.max(begin, end)), begin, Math.max(begin, end));
    }

    private static String withLines(String text, Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!lines.isEmpty()) {
            change.accept(lines);
        }
        return String.join("\n", lines) + "\n";
    }
}
