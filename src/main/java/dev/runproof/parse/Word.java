package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a line: characters between blanks.
 *
 * @param begin the index of its first character in the line
 * @param end the index after its last
 */
record Word(String text, int begin, int end) {
    static List<Word> in(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int begin = at;
            while (at < line.length() && !Blanks.isBlank(line.charAt(at))) {
                at++;
            }
            if (at > begin) {
                words.add(new Word(line.substring(begin, at), begin, at));
            }
            at++;
        }
        return words;
    }

    static List<String> textsIn(String line) {
        return in(line).stream().map(Word::text).toList();
    }
}
