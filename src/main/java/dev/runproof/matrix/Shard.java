package dev.runproof.matrix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One machine's part of a matrix.
 *
 * @param number from 1 to {@code of}
 */
public record Shard(int number, int of) {
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException("shards are counted from 1: 1/4 to 4/4, not " + number + "/" + of);
        }
    }

    /** Reads what {@link #toString} writes: {@code 2/4}. */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a shard is told as NUMBER/OF, such as 2/4: '" + text + "'");
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
