package dev.runproof.sql.structure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text made short, as text: a line that says so, then a line of gzip in Base64. */
final class Packed {
    private static final String FIRST_LINE = "packed: gzip in Base64\n";

    private Packed() {}

    static boolean isPacked(String text) {
        return text.startsWith(FIRST_LINE);
    }

    static String pack(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FIRST_LINE + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n";
    }

    /** @throws IllegalArgumentException when it was cut or changed */
    static String unpack(String packed) {
        byte[] bytes =
                Base64.getDecoder().decode(packed.substring(FIRST_LINE.length()).strip());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("a packed text cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
