package dev.runproof.lab.oms.docker;

import static dev.runproof.lab.TarHeader.BLOCK;

import dev.runproof.lab.TarHeader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tar archives, as far as images need them: plain files, links and directories with names of at most 100 bytes. */
final class Tar {
    private static final int TYPE_AT = 156;
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
        var header = new TarHeader(new byte[BLOCK]);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TarHeader.NAME) {
            throw new IllegalArgumentException("a member's name has at most 100 bytes: " + name);
        }
        header.put(0, name);
        header.put(100, "%07o".formatted(member.mode()));
        header.put(108, "%07o".formatted(0));
        header.put(116, "%07o".formatted(0));
        header.put(124, "%011o".formatted(size));
        header.put(136, "%011o".formatted(TIME));
        header.put(TYPE_AT, member.link().isEmpty() ? name.endsWith("/") ? "5" : "0" : "2");
        header.put(157, member.link());
        header.put(257, "ustar");
        header.put(263, "00");
        header.seal();
        return header.bytes();
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
            var header = new TarHeader(block(in, BLOCK));
            if (header.isEnd()) {
                return members;
            }
            if (!header.sumHolds()) {
                throw new IOException("archive/tar: invalid tar header");
            }
            long size = header.octal(124, 12);
            byte[] bytes = block(in, Math.toIntExact(size));
            block(in, (int) ((BLOCK - size % BLOCK) % BLOCK));
            byte type = header.byteAt(TYPE_AT);
            if (type == '0' || type == 0 || type == '5') {
                members.put(header.text(0, TarHeader.NAME), new Member(bytes, (int) header.octal(100, 8)));
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
}
