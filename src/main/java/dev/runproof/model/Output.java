package dev.runproof.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a program wrote to one of its two channels: all of it, or its beginning when it is larger than what is kept.
 *
 * <p>What is kept lies in memory, or, of a run that is over or goes on, in a file that is read when it is asked for: the
 * outputs of a whole run are more than a small controller can hold.
 */
public final class Output {
    /** More than this is only in the evidence files, never in memory. */
    public static final int KEPT_BYTES = 4 * 1024 * 1024;

    public static final Output NONE = new Output(new byte[0], 0);

    private final Kept kept;
    private final int keptBytes;
    private final long sizeBytes;
    private final Optional<String> sha256;

    /** Where kept bytes lie. */
    @FunctionalInterface
    public interface Kept {
        /**
         * The bytes from the beginning.
         *
         * @param mostBytes no more than these; at most as many as are kept
         */
        byte[] beginning(int mostBytes);
    }

    /**
     * An output in memory.
     *
     * @param kept from the beginning, at most {@link #KEPT_BYTES}
     * @param sizeBytes how many bytes the program wrote
     */
    public Output(byte[] kept, long sizeBytes) {
        this(inMemory(kept.clone()), kept.length, sizeBytes);
    }

    /** An output that lies elsewhere. */
    public Output(Kept kept, int keptBytes, long sizeBytes) {
        this(kept, keptBytes, sizeBytes, Optional.empty());
    }

    private Output(Kept kept, int keptBytes, long sizeBytes, Optional<String> sha256) {
        this.kept = kept;
        this.keptBytes = keptBytes;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
    }

    /**
     * The same output, of which somebody has taken the digest while it came.
     *
     * @param sha256 of the kept bytes, 64 small hexadecimal digits
     */
    public Output known(String sha256) {
        return new Output(kept, keptBytes, sizeBytes, Optional.of(sha256));
    }

    /** The SHA-256 of the kept bytes, where it was taken already. */
    public Optional<String> sha256() {
        return sha256;
    }

    public static Output of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(inMemory(bytes), bytes.length, bytes.length);
    }

    private static Kept inMemory(byte[] bytes) {
        return most -> Arrays.copyOf(bytes, most);
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public int keptBytes() {
        return keptBytes;
    }

    public boolean complete() {
        return sizeBytes == keptBytes;
    }

    /** The kept bytes as UTF-8; undecodable bytes become U+FFFD. */
    public String text() {
        return new String(kept(), StandardCharsets.UTF_8);
    }

    public byte[] kept() {
        return kept.beginning(keptBytes);
    }

    /** No more than the first bytes of those that are kept. */
    public byte[] beginning(int mostBytes) {
        return kept.beginning(Math.min(mostBytes, keptBytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output output
                && sizeBytes == output.sizeBytes
                && keptBytes == output.keptBytes
                && Arrays.equals(kept(), output.kept());
    }

    @Override
    public int hashCode() {
        return 31 * keptBytes + Long.hashCode(sizeBytes);
    }

    @Override
    public String toString() {
        return sizeBytes + " bytes";
    }
}
