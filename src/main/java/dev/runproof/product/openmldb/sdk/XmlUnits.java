package dev.runproof.product.openmldb.sdk;

import java.nio.charset.StandardCharsets;

/**
 * A file of XML as text whose characters can be exchanged and whose other bytes stay what they are.
 *
 * <p>Each character stands for one byte, or for two in UTF-16. Markup and versions are ASCII, and no other encoding of XML has
 * the bytes of markup within its letters; so the text is never decoded.
 *
 * @param form how its bytes are laid out
 */
record XmlUnits(String text, Form form) {
    /** How many bytes a character takes, and in which order. */
    enum Form {
        BYTES,
        UTF_16_BIG_ENDIAN,
        UTF_16_LITTLE_ENDIAN
    }

    static XmlUnits of(byte[] file) {
        Form form = form(file);
        if (form == Form.BYTES) {
            return new XmlUnits(new String(file, StandardCharsets.ISO_8859_1), form);
        }
        if (file.length % 2 != 0) {
            throw XmlElement.refused(1, "", "expected whole letters of UTF-16");
        }
        var text = new StringBuilder(file.length / 2);
        for (int i = 0; i < file.length; i += 2) {
            int high = file[form == Form.UTF_16_BIG_ENDIAN ? i : i + 1] & 0xff;
            int low = file[form == Form.UTF_16_BIG_ENDIAN ? i + 1 : i] & 0xff;
            text.append((char) (high << 8 | low));
        }
        return new XmlUnits(text.toString(), form);
    }

    private static Form form(byte[] file) {
        int first = file.length > 0 ? file[0] & 0xff : -1;
        int second = file.length > 1 ? file[1] & 0xff : -1;
        if ((first == 0xfe && second == 0xff) || (first == 0 && second == '<')) {
            return Form.UTF_16_BIG_ENDIAN;
        }
        if ((first == 0xff && second == 0xfe) || (first == '<' && second == 0)) {
            return Form.UTF_16_LITTLE_ENDIAN;
        }
        return Form.BYTES;
    }

    XmlUnits with(String changed) {
        return new XmlUnits(changed, form);
    }

    byte[] bytes() {
        if (form == Form.BYTES) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            byte high = (byte) (text.charAt(i) >> 8);
            byte low = (byte) text.charAt(i);
            bytes[2 * i] = form == Form.UTF_16_BIG_ENDIAN ? high : low;
            bytes[2 * i + 1] = form == Form.UTF_16_BIG_ENDIAN ? low : high;
        }
        return bytes;
    }

    /** Letters for people: what the bytes most likely say. */
    String told(String part) {
        return form == Form.BYTES
                ? new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : part;
    }
}
