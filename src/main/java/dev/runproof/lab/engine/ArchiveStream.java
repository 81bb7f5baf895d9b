package dev.runproof.lab.engine;

import static dev.runproof.lab.TarHeader.BLOCK;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.TarHeader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An archive of images on its way into the engine: every image gets the name that is its host's, the rest stays as it is.
 *
 * <p>What is no archive is let through as far as it was understood, since the engine says best what is wrong with it.
 */
final class ArchiveStream {
    private static final int DIRECTORY_AT = 345;
    private static final int DIRECTORY = 155;
    private static final int TYPE_AT = 156;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int GZIP_MAGIC = 0x1f;
    private static final int LARGEST_MANIFEST = 1 << 20;

    private static final String MANIFEST = "manifest.json";

    private final Share share;

    ArchiveStream(Share share) {
        this.share = share;
    }

    void copy(InputStream from, OutputStream to) throws IOException {
        var raw = new BufferedInputStream(from);
        raw.mark(1);
        boolean packed = raw.read() == GZIP_MAGIC;
        raw.reset();
        try {
            members(packed ? new GZIPInputStream(raw) : raw, to);
        } catch (EOFException | java.util.zip.ZipException cut) {
            // The engine finds the same end.
            to.flush();
        }
        // Who sends is not to be stopped half-way.
        raw.transferTo(OutputStream.nullOutputStream());
    }

    private void members(InputStream in, OutputStream to) throws IOException {
        while (true) {
            var header = new TarHeader(in.readNBytes(BLOCK));
            if (header.isEnd() || !header.sumHolds()) {
                to.write(header.bytes());
                if (header.isEnd()) {
                    to.write(new byte[BLOCK]);
                }
                return;
            }
            long size = header.octal(SIZE_AT, SIZE_LENGTH);
            long room = (size + BLOCK - 1) / BLOCK * BLOCK;
            String name = name(header);
            if (name.equals(MANIFEST)) {
                check(size <= LARGEST_MANIFEST && (header.byteAt(TYPE_AT) == 0 || header.byteAt(TYPE_AT) == '0'));
                member(header, renamed(in.readNBytes((int) room), (int) size), to);
            } else if (name.equals("repositories")) {
                // Names of the older form, which engines read only where there is no manifest.
                pass(in, room, OutputStream.nullOutputStream());
            } else if ("xgLK".indexOf(header.byteAt(TYPE_AT)) >= 0) {
                byte[] more = in.readNBytes((int) Math.min(room, LARGEST_MANIFEST));
                check(more.length == room && !new String(more, StandardCharsets.ISO_8859_1).contains(MANIFEST));
                to.write(header.bytes());
                to.write(more);
            } else {
                to.write(header.bytes());
                pass(in, room, to);
            }
        }
    }

    private static void pass(InputStream in, long length, OutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                throw new EOFException("an archive that ends early");
            }
            to.write(buffer, 0, got);
            left -= got;
        }
    }

    /** A manifest that would not be seen here, and be read by the engine. */
    private static void check(boolean plain) throws EOFException {
        if (!plain) {
            throw new EOFException("a manifest that is no plain file");
        }
    }

    private byte[] renamed(byte[] padded, int size) throws IOException {
        var manifest = Engine.JSON.readTree(Arrays.copyOf(padded, Math.min(size, padded.length)));
        for (var image : manifest) {
            var tags = Engine.JSON.createArrayNode();
            image.path("RepoTags").forEach(tag -> tags.add(share.repositoryPrefix() + tag.asText()));
            if (image.path("RepoTags") instanceof ArrayNode) {
                ((ObjectNode) image).set("RepoTags", tags);
            }
        }
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void member(TarHeader header, byte[] content, OutputStream to) throws IOException {
        header.put(SIZE_AT, "%011o\0".formatted(content.length));
        header.seal();
        to.write(header.bytes());
        to.write(content);
        to.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static String name(TarHeader header) {
        String directory = header.text(DIRECTORY_AT, DIRECTORY);
        String name = header.text(0, TarHeader.NAME);
        return Path.of(directory.isEmpty() ? name : directory + "/" + name)
                .normalize()
                .toString();
    }
}
