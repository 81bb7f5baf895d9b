package dev.runproof.product.opengauss;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the members of a tar archive one after the other: POSIX and GNU headers, long names of both kinds.
 *
 * <p>Written by hand because it is the only place that unpacks anything, and it needs names and contents only.
 */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 64 * 1024;

    private final DataInputStream in;
    private long left;
    private long padding;

    TarReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * One member.
     *
     * @param type the letter of its header: {@code 0} a file, {@code 5} a directory, {@code 1} and {@code 2} links
     */
    record Member(String name, char type, long sizeBytes) {
        boolean isFile() {
            return type == '0' || type == '\0' || type == '7';
        }
    }

    /** The next member, whose content {@link #content()} then gives; empty at the archive's end mark. */
    Optional<Member> next() throws IOException {
        Optional<String> longName = Optional.empty();
        while (true) {
            in.skipNBytes(left + padding);
            byte[] header = new byte[BLOCK];
            in.readFully(header);
            if (isZero(header)) {
                drain();
                return Optional.empty();
            }
            verifyChecksum(header);
            left = number(header, 124, 12);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            char type = (char) header[156];
            switch (type) {
                case 'L' -> longName = Optional.of(text(readName(), 0, LONGEST_NAME));
                case 'x' ->
                    longName = pathOf(new String(readName(), StandardCharsets.UTF_8))
                            .or(() -> Optional.empty());
                case 'g', 'K' -> {
                    // The content, a remark on all members or a link's target, is skipped before the next header.
                }
                default -> {
                    return Optional.of(new Member(longName.orElseGet(() -> name(header)), type, left));
                }
            }
        }
    }

    /** The content of the member that {@link #next()} gave last; ends where the member ends. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int got = in.read(into, offset, (int) Math.min(length, left));
                if (got < 0) {
                    throw new EOFException("the archive ends in the middle of a member");
                }
                left -= got;
                return got;
            }
        };
    }

    private byte[] readName() throws IOException {
        if (left > LONGEST_NAME) {
            throw new IOException("a member's name of " + left + " bytes");
        }
        byte[] name = new byte[(int) left];
        in.readFully(name);
        left = 0;
        return name;
    }

    /** Reads to the compressed stream's end, so that its checksum is verified. */
    private void drain() throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static void verifyChecksum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(header, 148, 8)) {
            throw new IOException("not a tar archive, or a damaged one: a header's checksum is wrong");
        }
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static Optional<String> pathOf(String records) {
        return records.lines()
                .map(record -> record.substring(record.indexOf(' ') + 1))
                .filter(record -> record.startsWith("path="))
                .map(record -> record.substring("path=".length()))
                .findFirst();
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < bytes.length && end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** An octal number, or a binary one where the first bit is set. */
    private static long number(byte[] header, int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0) {
            long value = header[from] & 0x7f;
            for (int i = from + 1; i < from + length; i++) {
                value = (value << 8) | (header[i] & 0xff);
            }
            return nonNegative(value);
        }
        String digits = text(header, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : nonNegative(Long.parseLong(digits, 8));
        } catch (NumberFormatException e) {
            throw new IOException("not a tar archive, or a damaged one: '" + digits + "' where a number stands", e);
        }
    }

    private static long nonNegative(long value) throws IOException {
        if (value < 0) {
            throw new IOException("not a tar archive, or a damaged one: a negative size");
        }
        return value;
    }

    private static boolean isZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
