package dev.runproof.lab.oms.docker;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tar archives, as far as images need them: plain files, links and directories with names of at most 100 bytes. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int OCTAL = 8;
    private static final int SUM_AT = 148;
    private static final long TIME = 1_735_689_600L;

    private Tar() {}

    /**
     * A member: its bytes and its permission bits; a directory has a name that ends with a slash.
     *
     * @param link where a symbolic link leads; empty text for what is none
     */
    record Member(byte[] bytes, int mode, String link) {
        Member {
            bytes = bytes.clone();
        }

        Member(byte[] bytes, int mode) {
            this(bytes, mode, "");
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        static Member text(String text, int mode) {
            return new Member(text.getBytes(StandardCharsets.UTF_8), mode);
        }
    }

    static byte[] pack(Map<String, Member> members) {
        var out = new ByteArrayOutputStream();
        members.forEach((name, member) -> {
            byte[] bytes = member.bytes();
            out.writeBytes(header(name, bytes.length, member));
            out.writeBytes(bytes);
            out.writeBytes(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
        });
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static byte[] header(String name, int size, Member member) {
        byte[] header = new byte[BLOCK];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME) {
            throw new IllegalArgumentException("a member's name has at most 100 bytes: " + name);
        }
        put(header, 0, name);
        put(header, 100, "%07o".formatted(member.mode()));
        put(header, 108, "%07o".formatted(0));
        put(header, 116, "%07o".formatted(0));
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(TIME));
        put(header, SUM_AT, "        ");
        put(header, 156, member.link().isEmpty() ? name.endsWith("/") ? "5" : "0" : "2");
        put(header, 157, member.link());
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, SUM_AT, "%06o".formatted(sum(header)));
        header[SUM_AT + 6] = 0;
        return header;
    }

    private static int sum(byte[] header) {
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        return sum;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /**
     * The members in their order; members of other kinds are left out.
     *
     * @throws EOFException when the archive ends too early
     * @throws IOException when it is no tar archive, with Docker's word for it
     */
    static Map<String, Member> unpack(InputStream in) throws IOException {
        var members = new LinkedHashMap<String, Member>();
        while (true) {
            byte[] header = block(in, BLOCK);
            if (sum(header) == 0) {
                return members;
            }
            check(header);
            long size = octal(header, 124, 12);
            byte[] bytes = block(in, Math.toIntExact(size));
            block(in, (int) ((BLOCK - size % BLOCK) % BLOCK));
            if (header[156] == '0' || header[156] == 0 || header[156] == '5') {
                members.put(text(header), new Member(bytes, (int) octal(header, 100, 8)));
            }
        }
    }

    private static byte[] block(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("unexpected EOF");
        }
        return bytes;
    }

    private static void check(byte[] header) throws IOException {
        byte[] copy = header.clone();
        put(copy, SUM_AT, "        ");
        if (sum(copy) != octal(header, SUM_AT, 8)) {
            throw new IOException("archive/tar: invalid tar header");
        }
    }

    private static long octal(byte[] header, int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            if (header[i] >= '0' && header[i] < '0' + OCTAL) {
                value = value * OCTAL + header[i] - '0';
            }
        }
        return value;
    }

    private static String text(byte[] header) {
        int end = 0;
        while (end < NAME && header[end] != 0) {
            end++;
        }
        return new String(header, 0, end, StandardCharsets.UTF_8);
    }
}
