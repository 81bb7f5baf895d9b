package dev.runproof.lab.openmldb.text;

import java.nio.charset.StandardCharsets;

/**
 * Text as the bytes of its UTF-8 form, one character a byte.
 *
 * <p>The client counts, pads and cuts bytes, also in the middle of a character; kept like this, a cell's length is its width.
 */
final class Octets {
    private Octets() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    static byte[] bytes(CharSequence octets) {
        return octets.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static void pad(StringBuilder line, String octets, int width) {
        line.append(octets);
        for (int i = octets.length(); i < width; i++) {
            line.append(' ');
        }
    }
}
