package dev.runproof.parse;

import dev.runproof.parse.Difference.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects what two pictures differ in, in the order in which it is found. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    void fail(String sentence, Object... words) {
        add(Severity.FAIL, sentence, words);
    }

    void unknown(String sentence, Object... words) {
        add(Severity.UNKNOWN, sentence, words);
    }

    void warning(String sentence, Object... words) {
        add(Severity.WARNING, sentence, words);
    }

    void note(String sentence, Object... words) {
        add(Severity.NOTE, sentence, words);
    }

    /** A promise that does not hold now: broken when it held before, otherwise not proven. */
    void broken(boolean heldBefore, String sentence, Object... words) {
        add(heldBefore ? Severity.FAIL : Severity.UNKNOWN, sentence, words);
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    /** The rows by what identifies them; of two with one identity the later. */
    static <K, T> Map<K, T> byIdentity(List<T> rows, Function<T, K> identity) {
        Map<K, T> rowsByIdentity = new LinkedHashMap<>();
        rows.forEach(row -> rowsByIdentity.put(identity.apply(row), row));
        return rowsByIdentity;
    }

    private void add(Severity severity, String sentence, Object... words) {
        found.add(new Difference(severity, sentence.formatted(words)));
    }
}
