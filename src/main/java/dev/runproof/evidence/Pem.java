package dev.runproof.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes as text between two marking lines, as OpenSSL reads and writes keys. */
final class Pem {
    private Pem() {}

    static String text(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** Throws {@link IllegalArgumentException} when the text is not what {@link #text} makes with this label. */
    static byte[] bytes(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String stripped = text.strip();
        if (!stripped.startsWith(begin) || !stripped.endsWith(end)) {
            throw new IllegalArgumentException("expected " + begin);
        }
        return Base64.getMimeDecoder().decode(stripped.substring(begin.length(), stripped.length() - end.length()));
    }
}
