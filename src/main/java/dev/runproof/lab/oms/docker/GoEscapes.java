package dev.runproof.lab.oms.docker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** How a template writes a text for HTML, JavaScript or the query of an address. */
enum GoEscapes {
    HTML(Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&#34;", '\'', "&#39;", '\0', "\uFFFD")),
    JS(Map.of('\\', "\\\\", '\'', "\\'", '"', "\\\"", '<', "\\u003C", '>', "\\u003E", '&', "\\u0026", '=', "\\u003D")),
    URLQUERY(Map.of());

    private final Map<Character, String> escapes;

    GoEscapes(Map<Character, String> escapes) {
        this.escapes = escapes;
    }

    String of(String text) {
        return this == URLQUERY
                ? URLEncoder.encode(text, StandardCharsets.UTF_8)
                : text.chars().mapToObj(each -> escaped((char) each)).collect(Collectors.joining());
    }

    private String escaped(char character) {
        String plain = this == JS && character < ' ' ? "\\u%04X".formatted((int) character) : String.valueOf(character);
        return escapes.getOrDefault(character, plain);
    }
}
