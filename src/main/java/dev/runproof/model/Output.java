package dev.runproof.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a program wrote to one of its two channels: all of it, or its beginning when it is larger than what is kept.
 *
 * @param kept the bytes that are kept, from the beginning; at most {@link #KEPT_BYTES}
 * @param sizeBytes how many bytes the program wrote
 */
public record Output(byte[] kept, long sizeBytes) {
    /** More than this is only in the evidence files, never in memory. */
    public static final int KEPT_BYTES = 4 * 1024 * 1024;

    public static final Output NONE = new Output(new byte[0], 0);

    public Output {
        kept = kept.clone();
    }

    public static Output of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, bytes.length);
    }

    public boolean complete() {
        return sizeBytes == kept.length;
    }

    /** The kept bytes as UTF-8; undecodable bytes become U+FFFD. */
    public String text() {
        return new String(kept, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] kept() {
        return kept.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output output && sizeBytes == output.sizeBytes && Arrays.equals(kept, output.kept);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kept) + Long.hashCode(sizeBytes);
    }

    @Override
    public String toString() {
        return sizeBytes + " bytes";
    }
}
