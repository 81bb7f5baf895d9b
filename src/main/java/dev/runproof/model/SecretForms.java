package dev.runproof.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The texts in which a secret may show: as it is, and as tools write it.
 *
 * <p>Known are: quoted for a shell (single quotes up to three levels deep, double quotes, backslashes), for SQL, JSON, XML
 * and URLs, hexadecimal, and Base64 wherever in the encoded bytes it begins. A secret of several lines is known line by
 * line, since tools indent, wrap and prefix lines. Base64 that is itself wrapped inside the secret is not known.
 */
final class SecretForms {
    /** Fewer characters than this are no secret. */
    static final int SHORTEST = 4;

    private static final int SHORTEST_IN_BASE64_BYTES = 6;
    private static final IntPredicate PLAIN_IN_SHELL =
            c -> c < 128 && (Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0);
    private static final IntPredicate SPECIAL_IN_DOUBLE_QUOTES = c -> "\\\"$`".indexOf(c) >= 0;

    private SecretForms() {}

    /** All forms, in UTF-8; throws {@link SecretTooShort} when there is nothing that could be masked. */
    static Collection<String> of(Secret secret) {
        String value = secret.reveal();
        List<String> words = value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !marksKey(line))
                .toList();
        if (words.isEmpty() && value.strip().length() >= SHORTEST) {
            words = List.of(value.strip());
        }
        if (words.isEmpty()) {
            throw new SecretTooShort();
        }
        Set<String> forms = new LinkedHashSet<>();
        words.forEach(word -> addForms(word, forms));
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    /** The first and last line of a key file are no secret, and say what the lines between were. */
    private static boolean marksKey(String line) {
        return line.startsWith("-----BEGIN ") || line.startsWith("-----END ");
    }

    private static void addForms(String word, Set<String> forms) {
        forms.add(word);
        String quoted = word;
        for (int level = 1; level <= 3; level++) {
            quoted = quoted.replace("'", "'\\''");
            forms.add(quoted);
            addJson(quoted, forms);
        }
        forms.add(word.replace("'", "''"));
        forms.add(backslashed(word, c -> !PLAIN_IN_SHELL.test(c)));
        forms.add(backslashed(word, SPECIAL_IN_DOUBLE_QUOTES));
        addJson(word, forms);
        addXml(word, forms);
        addUrl(word, forms);
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        if (bytes.length >= SHORTEST_IN_BASE64_BYTES) {
            addBase64(bytes, forms);
        }
    }

    private static String backslashed(String word, IntPredicate special) {
        var escaped = new StringBuilder();
        word.codePoints()
                .forEach(c -> escaped.append(special.test(c) ? "\\" : "").appendCodePoint(c));
        return escaped.toString();
    }

    private static void addJson(String word, Set<String> forms) {
        forms.add(json(word, c -> false, "\\u%04x"));
        forms.add(json(word, c -> c > 126, "\\u%04x"));
        forms.add(json(word, c -> c > 126, "\\u%04X"));
        forms.add(json(word, c -> false, "\\u%04x").replace("/", "\\/"));
        // Some writers escape what could end a script element in a page.
        forms.add(json(word, c -> "<>&'=".indexOf(c) >= 0, "\\u%04x"));
        forms.add(json(word, c -> "<>&'=".indexOf(c) >= 0, "\\u%04X"));
    }

    private static String json(String word, IntPredicate alsoEscaped, String unicode) {
        return word.chars()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\t' -> "\\t";
                    case '\b' -> "\\b";
                    case '\f' -> "\\f";
                    default ->
                        c < ' ' || alsoEscaped.test(c)
                                ? String.format(Locale.ROOT, unicode, c)
                                : String.valueOf((char) c);
                })
                .collect(Collectors.joining());
    }

    private static void addXml(String word, Set<String> forms) {
        String elements = word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.add(word.replace("&", "&amp;").replace("<", "&lt;"));
        forms.add(elements);
        String attributes = elements.replace("\"", "&quot;");
        forms.add(attributes);
        for (String apostrophe : List.of("&apos;", "&#39;", "&#x27;", "&#039;")) {
            forms.add(elements.replace("'", apostrophe));
            forms.add(attributes.replace("'", apostrophe));
            forms.add(elements.replace("\"", "&#34;").replace("'", apostrophe));
        }
    }

    private static void addUrl(String word, Set<String> forms) {
        String form = URLEncoder.encode(word, StandardCharsets.UTF_8);
        String strict = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        for (String url : List.of(form, strict, percented(word, "-_.!~*'()"), percented(word, "-._~!$&'()*+,;=:@/?"))) {
            forms.add(url);
            forms.add(lowerHex(url));
        }
    }

    private static String percented(String word, String plain) {
        var encoded = new StringBuilder();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            boolean asItIs = b > 0 && (Character.isLetterOrDigit(b) || plain.indexOf(b) >= 0);
            encoded.append(asItIs ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return encoded.toString();
    }

    private static String lowerHex(String url) {
        var lower = new StringBuilder(url);
        for (int i = 0; i + 2 < lower.length(); i++) {
            if (lower.charAt(i) == '%') {
                lower.replace(i + 1, i + 3, lower.substring(i + 1, i + 3).toLowerCase(Locale.ROOT));
            }
        }
        return lower.toString();
    }

    private static void addBase64(byte[] bytes, Set<String> forms) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            // Only the digits that the secret alone decides: the ones at its edges also hold bits of its neighbours.
            int from = (shift * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
    }
}
