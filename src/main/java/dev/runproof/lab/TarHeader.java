package dev.runproof.lab;

import java.nio.charset.StandardCharsets;

/** The block before a member of a tar archive, as POSIX has it: texts that end with NUL, octal numbers, and a sum over all. */
public final class TarHeader {
    /** Bytes of a header; members are filled up to a multiple of it. */
    public static final int BLOCK = 512;

    /** The longest name that the header itself holds, in bytes. */
    public static final int NAME = 100;

    private static final int SUM_AT = 148;
    private static final int SUM_LENGTH = 8;
    private static final int OCTAL = 8;

    private final byte[] bytes;

    /** @param bytes a block; less of it, at the end of what was sent, is a header whose sum does not hold */
    public TarHeader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether nothing but zeros is in it, which ends an archive. */
    public boolean isEnd() {
        return bytes.length == BLOCK && sum() == 0;
    }

    /** Whether this is a header at all. */
    public boolean sumHolds() {
        if (bytes.length < BLOCK) {
            return false;
        }
        var copy = new TarHeader(bytes);
        copy.put(SUM_AT, " ".repeat(SUM_LENGTH));
        return copy.sum() == octal(SUM_AT, SUM_LENGTH);
    }

    private int sum() {
        int sum = 0;
        for (byte b : bytes) {
            sum += b & 0xff;
        }
        return sum;
    }

    /** @param most bytes that the field has */
    public String text(int at, int most) {
        int end = at;
        while (end < at + most && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    /** The number in a field of this many bytes. */
    public long octal(int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            if (bytes[i] >= '0' && bytes[i] < '0' + OCTAL) {
                value = value * OCTAL + bytes[i] - '0';
            }
        }
        return value;
    }

    public byte byteAt(int at) {
        return bytes[at];
    }

    public void put(int at, String text) {
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(written, 0, bytes, at, written.length);
    }

    /** Writes the sum, when all else is in its place. */
    public void seal() {
        put(SUM_AT, " ".repeat(SUM_LENGTH));
        put(SUM_AT, "%06o\0 ".formatted(sum()));
    }
}
