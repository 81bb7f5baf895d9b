package dev.runproof.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A filter that passes bytes on with their secrets masked.
 *
 * <p>Between two pieces it holds back only bytes that may still turn out to be part of a secret: never more than the
 * longest form of a secret. Time is linear in the bytes, whatever they are. How the bytes are cut into pieces changes nothing in what comes
 * out. A secret that becomes known in between is masked from the bytes held back on. Not safe for several threads.
 */
public final class RedactingStream {
    private static final byte[] MASK = Secret.MASK.getBytes(StandardCharsets.UTF_8);
    private static final int BLOCK_BYTES = 32 * 1024;

    private final Supplier<SecretFinder> newest;
    private final Redactor.Sink sink;
    private SecretFinder finder;
    private int node = SecretFinder.ROOT;

    /** Bytes not passed on yet, and which of them belong to a secret: stretches in rising order that do not overlap. */
    private byte[] held = new byte[256];

    private int heldBytes;
    private int[] secretFrom = new int[8];
    private int[] secretTo = new int[8];
    private int secrets;

    /** Whether the byte passed on last was masked: the mask then stands there already. */
    private boolean inMask;

    RedactingStream(Supplier<SecretFinder> newest, Redactor.Sink sink) {
        this.newest = newest;
        this.sink = sink;
        this.finder = newest.get();
    }

    public void write(byte[] bytes, int offset, int length) {
        follow();
        int end = offset + length;
        for (int at = offset; at < end; at += BLOCK_BYTES) {
            int count = Math.min(BLOCK_BYTES, end - at);
            if (heldBytes + count > held.length) {
                held = Arrays.copyOf(held, heldBytes + count);
            }
            System.arraycopy(bytes, at, held, heldBytes, count);
            int from = heldBytes;
            heldBytes += count;
            scan(from);
            release(heldBytes - finder.depth(node));
        }
    }

    /** Passes on what is held back; to be called once, after the last byte. */
    public void finish() {
        release(heldBytes);
    }

    private void scan(int from) {
        int at = from;
        while (at < heldBytes) {
            at = node == SecretFinder.ROOT ? finder.beginning(held, at, heldBytes) : at;
            if (at < heldBytes) {
                step(at++);
            }
        }
    }

    private void step(int at) {
        node = finder.next(node, held[at]);
        int found = finder.longestEnding(node);
        if (found > 0) {
            mark(at + 1 - found, at + 1);
        }
    }

    /** A later stretch swallows those it covers, so that the list stays as short as the stretches are apart. */
    private void mark(int from, int to) {
        int start = from;
        int end = to;
        while (secrets > 0 && secretTo[secrets - 1] >= start) {
            start = Math.min(start, secretFrom[secrets - 1]);
            end = Math.max(end, secretTo[secrets - 1]);
            secrets--;
        }
        if (secrets == secretFrom.length) {
            secretFrom = Arrays.copyOf(secretFrom, secrets * 2);
            secretTo = Arrays.copyOf(secretTo, secrets * 2);
        }
        secretFrom[secrets] = start;
        secretTo[secrets++] = end;
    }

    private void release(int count) {
        int at = 0;
        int kept = 0;
        for (int i = 0; i < secrets; i++) {
            int from = Math.min(secretFrom[i], count);
            int to = Math.min(secretTo[i], count);
            pass(held, at, from - at);
            mask(to - from);
            at = Math.max(at, to);
            if (secretTo[i] > count) {
                secretFrom[kept] = Math.max(0, secretFrom[i] - count);
                secretTo[kept++] = secretTo[i] - count;
            }
        }
        pass(held, at, count - at);
        secrets = kept;
        System.arraycopy(held, count, held, 0, heldBytes - count);
        heldBytes -= count;
    }

    private void pass(byte[] bytes, int offset, int length) {
        if (length > 0) {
            sink.accept(bytes, offset, length);
            inMask = false;
        }
    }

    private void mask(int length) {
        if (length > 0 && !inMask) {
            sink.accept(MASK, 0, MASK.length);
            inMask = true;
        }
    }

    private void follow() {
        SecretFinder now = newest.get();
        if (now != finder) {
            finder = now;
            node = SecretFinder.ROOT;
            // All are found again, except one whose beginning has been passed on as a mask.
            secrets = inMask && secrets > 0 && secretFrom[0] == 0 ? 1 : 0;
            scan(0);
        }
    }
}
