package dev.runproof.parse;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A block of {@code key : value} lines, in any order, each key at most once. */
final class KeyBlock {
    private final Map<ClusterKey, String> values = new EnumMap<>(ClusterKey.class);
    private final LineReader lines;
    private final Set<ClusterKey> allowed;

    private KeyBlock(LineReader lines, Set<ClusterKey> allowed) {
        this.lines = lines;
        this.allowed = allowed;
    }

    /**
     * Reads the block that begins with the next line.
     *
     * @param endsBefore the lines that end it; a blank line always does
     */
    static KeyBlock read(
            LineReader lines, Set<ClusterKey> required, Set<ClusterKey> allowed, Predicate<Line> endsBefore) {
        KeyBlock block = new KeyBlock(lines, allowed);
        do {
            block.readLine(lines.next("the key " + name(required)));
        } while (lines.hasAdjacent() && !endsBefore.test(lines.peek()));
        for (ClusterKey key : required) {
            if (!block.values.containsKey(key)) {
                throw lines.missing("the key " + key.printed());
            }
        }
        return block;
    }

    /** The value of a key that the block was required to have. */
    String value(ClusterKey key) {
        return Objects.requireNonNull(values.get(key), key::printed);
    }

    @Nullable
    String valueIfPrinted(ClusterKey key) {
        return values.get(key);
    }

    boolean says(ClusterKey key, String value) {
        return value.equals(values.get(key));
    }

    private void readLine(Line line) {
        String text = line.trimmed();
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw lines.refused(line, "expected <key> : <value>");
        }
        ClusterKey key = key(line, Blanks.trim(text.substring(0, colon)));
        String value = Blanks.trim(text.substring(colon + 1));
        if (!key.takes(value)) {
            throw lines.refused(line, "expected " + key.expectation() + " for the key " + key.printed());
        }
        if (values.put(key, value) != null) {
            throw lines.refused(line, "expected the key " + key.printed() + " only once");
        }
    }

    private ClusterKey key(Line line, String printed) {
        for (ClusterKey key : allowed) {
            if (key.printed().equals(printed)) {
                return key;
            }
        }
        throw lines.refused(line, "expected one of the keys " + names(allowed));
    }

    private static String name(Set<ClusterKey> keys) {
        return keys.iterator().next().printed();
    }

    private static String names(Set<ClusterKey> keys) {
        return String.join(", ", keys.stream().map(ClusterKey::printed).toList());
    }
}
