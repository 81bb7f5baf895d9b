package dev.runproof.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The shape of one line of a journal.
 *
 * <p>Every line is one JSON object with three members in this order and without any blank between them:
 *
 * <pre>
 * {"len":"000000c7","crc":"5f0e1b9a","entry":{…}}\n
 * </pre>
 *
 * <ul>
 *   <li>{@code len}: number of bytes of the entry (from its opening to its closing brace), 8 hexadecimal digits.
 *   <li>{@code crc}: CRC-32C over the 8 digits of the previous line's {@code crc} followed by the entry's bytes, 8
 *       hexadecimal digits; for the first line the previous one is {@code 00000000}. A line that was changed, removed,
 *       doubled or moved therefore shows.
 *   <li>{@code entry}: UTF-8; control characters are escaped, so the only line feed of a line is its last byte.
 * </ul>
 */
final class LineFrame {
    static final String FIRST = "00000000";

    private static final byte[] BEFORE_LENGTH = bytes("{\"len\":\"");
    private static final byte[] BEFORE_CHECKSUM = bytes("\",\"crc\":\"");
    private static final byte[] BEFORE_ENTRY = bytes("\",\"entry\":");
    private static final byte[] AFTER_ENTRY = bytes("}\n");
    private static final int DIGITS = 8;
    private static final int HEAD =
            BEFORE_LENGTH.length + DIGITS + BEFORE_CHECKSUM.length + DIGITS + BEFORE_ENTRY.length;
    private static final HexFormat HEX = HexFormat.of();

    private LineFrame() {}

    /** A line, with its checksum for the line that follows it. */
    record Framed(byte[] line, String checksum) {}

    static Framed frame(String previousChecksum, byte[] entry) {
        String checksum = checksum(previousChecksum, entry);
        byte[] line = ByteBuffer.allocate(HEAD + entry.length + AFTER_ENTRY.length)
                .put(BEFORE_LENGTH)
                .put(bytes(HEX.toHexDigits(entry.length)))
                .put(BEFORE_CHECKSUM)
                .put(bytes(checksum))
                .put(BEFORE_ENTRY)
                .put(entry)
                .put(AFTER_ENTRY)
                .array();
        return new Framed(line, checksum);
    }

    /** What a whole line holds, its line feed included; throws {@link BadLine} when it is not what {@link #frame} made. */
    static Opened open(String previousChecksum, byte[] line) throws BadLine {
        if (line.length < HEAD + AFTER_ENTRY.length) {
            throw new BadLine("a line of at least " + (HEAD + AFTER_ENTRY.length) + " bytes, found " + line.length);
        }
        byte[] entry = Arrays.copyOfRange(line, HEAD, line.length - AFTER_ENTRY.length);
        var again = frame(previousChecksum, entry);
        if (!Arrays.equals(again.line(), line)) {
            int at = Arrays.mismatch(again.line(), line);
            throw new BadLine("length " + HEX.toHexDigits(entry.length) + " and checksum " + again.checksum()
                    + " over this line, first difference at its byte " + at);
        }
        return new Opened(entry, again.checksum());
    }

    record Opened(byte[] entry, String checksum) {}

    /** A line that was not written like this. */
    static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String expected) {
            super(expected);
        }
    }

    private static String checksum(String previousChecksum, byte[] entry) {
        var crc = new CRC32C();
        crc.update(bytes(previousChecksum));
        crc.update(entry);
        return HEX.toHexDigits((int) crc.getValue());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
