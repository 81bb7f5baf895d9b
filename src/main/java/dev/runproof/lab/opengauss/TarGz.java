package dev.runproof.lab.opengauss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Packs files into a gzip tar whose bytes depend on nothing but the files.
 *
 * <p>Members belong to root:root, carry a fixed time, and stand in the order of their names. A name that ends with a
 * slash is a directory.
 */
final class TarGz {
    private static final int BLOCK = 512;
    private static final long TIME = 1_727_000_000L;

    private TarGz() {}

    /** A file to pack, with its permission bits. */
    record Member(byte[] bytes, int mode) {
        Member {
            bytes = bytes.clone();
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
        try (var gzip = new GZIPOutputStream(out)) {
            for (var entry : new TreeMap<>(members).entrySet()) {
                byte[] bytes = entry.getValue().bytes();
                gzip.write(header(entry.getKey(), bytes.length, entry.getValue().mode()));
                gzip.write(bytes);
                gzip.write(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
            }
            gzip.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private static byte[] header(String name, int size, int mode) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "%07o".formatted(0));
        put(header, 116, "%07o".formatted(0));
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "%011o".formatted(TIME));
        put(header, 148, "        ");
        put(header, 156, name.endsWith("/") ? "5" : "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, 265, "root");
        put(header, 297, "root");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o".formatted(sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
