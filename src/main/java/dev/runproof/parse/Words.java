package dev.runproof.parse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The words of a line from the left; each is found when it is asked for, since a line may be of any length. */
final class Words implements Iterator<Word> {
    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
        skipBlanks();
    }

    /** The texts of at most so many words: who compares them with a header need not look at more. */
    static List<String> first(int count, String line) {
        List<String> texts = new ArrayList<>();
        Words words = new Words(line);
        while (texts.size() < count && words.hasNext()) {
            texts.add(words.next().text());
        }
        return texts;
    }

    @Override
    public boolean hasNext() {
        return at < line.length();
    }

    @Override
    public Word next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int begin = at;
        while (at < line.length() && !Blanks.isBlank(line.charAt(at))) {
            at++;
        }
        Word word = new Word(line.substring(begin, at), begin, at);
        skipBlanks();
        return word;
    }

    private void skipBlanks() {
        while (at < line.length() && Blanks.isBlank(line.charAt(at))) {
            at++;
        }
    }
}
