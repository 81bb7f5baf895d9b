package dev.runproof.parse;

import java.util.Arrays;

/** Bytes of a dump without what a terminal or an editor adds. They need not be UTF-8: data is dumped as it is stored. */
final class DumpBytes {
    private static final byte ESCAPE = 0x1b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private DumpBytes() {}

    /**
     * Drops a byte order mark at the beginning and terminal sequences.
     *
     * <p>A sequence may have digits and semicolons only: an escape byte of the data can stand before a bracket, and the quote
     * or comma behind it must not be taken for a part of the sequence.
     */
    static byte[] cleaned(byte[] file) {
        if (!startsWithMark(file) && !holdsEscape(file)) {
            return file;
        }
        int at = startsWithMark(file) ? BYTE_ORDER_MARK.length : 0;
        byte[] kept = new byte[file.length - at];
        int size = 0;
        while (at < file.length) {
            int end = file[at] == ESCAPE ? endOfSequence(file, at) : at;
            if (end > at) {
                at = end;
            } else {
                kept[size++] = file[at++];
            }
        }
        return size == kept.length ? kept : Arrays.copyOf(kept, size);
    }

    private static boolean startsWithMark(byte[] file) {
        return file.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(BYTE_ORDER_MARK, Arrays.copyOf(file, BYTE_ORDER_MARK.length));
    }

    private static boolean holdsEscape(byte[] file) {
        for (byte it : file) {
            if (it == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    /** The index behind the sequence that begins at the escape, or that of the escape when none does. */
    private static int endOfSequence(byte[] file, int escape) {
        int at = escape + 1;
        if (at >= file.length || file[at] != '[') {
            return escape;
        }
        at++;
        while (at < file.length && ((file[at] >= '0' && file[at] <= '9') || file[at] == ';' || file[at] == '?')) {
            at++;
        }
        boolean letter = at < file.length && Character.isLetter(file[at]) && file[at] > 0;
        return letter ? at + 1 : escape;
    }
}
