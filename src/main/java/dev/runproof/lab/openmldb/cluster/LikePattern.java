package dev.runproof.lab.openmldb.cluster;

import java.util.regex.Pattern;

/** SQL's LIKE: {@code %} for any text, {@code _} for one character. */
final class LikePattern {
    private LikePattern() {}

    static boolean matches(String pattern, String text) {
        var regex = new StringBuilder();
        pattern.codePoints().forEach(it -> {
            switch (it) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(it)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
