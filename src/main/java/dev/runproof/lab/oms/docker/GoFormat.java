package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One verb of {@code printf} with its flags, as Go's fmt carries it out: what does not fit is told in the text. */
final class GoFormat {
    private static final Pattern VERB = Pattern.compile("%([-+ #0]*)(\\d*)(?:\\.(\\d*))?(.?)", Pattern.DOTALL);
    private static final int USUAL_DECIMALS = 6;
    /** Go takes no width or precision beyond it for one, and reads no further: a million, and one more digit. */
    private static final BigInteger LARGEST = BigInteger.valueOf(10_000_009);

    private final String flags;
    private final int width;
    private final int precision;
    private final String verb;

    private GoFormat(Matcher found) {
        flags = found.group(1);
        width = number(found.group(2));
        precision = found.group(3) == null ? -1 : number(found.group(3));
        verb = found.group(4);
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    static String text(String format, List<JsonNode> values) {
        var text = new StringBuilder();
        Matcher found = VERB.matcher(format);
        int used = 0;
        while (found.find()) {
            if (isTooLarge(found.group(2)) || isTooLarge(found.group(3))) {
                found.appendReplacement(text, "%!(NOVERB)");
                return text + extra(values.subList(used, values.size()));
            }
            String said;
            if (found.group(4).equals("%")) {
                said = "%";
            } else if (found.group(4).isEmpty()) {
                said = "%!(NOVERB)";
            } else if (used == values.size()) {
                said = "%!" + found.group(4) + "(MISSING)";
            } else {
                said = new GoFormat(found).of(values.get(used++));
            }
            found.appendReplacement(text, Matcher.quoteReplacement(said));
        }
        found.appendTail(text);
        return text + extra(values.subList(used, values.size()));
    }

    private static boolean isTooLarge(@Nullable String digits) {
        return digits != null && !digits.isEmpty() && new BigInteger(digits).compareTo(LARGEST) > 0;
    }

    private static String extra(List<JsonNode> values) {
        return values.isEmpty()
                ? ""
                : values.stream().map(GoFormat::typed).collect(Collectors.joining(", ", "%!(EXTRA ", ")"));
    }

    private String of(JsonNode value) {
        return switch (verb) {
            case "v" -> padded(GoValues.printed(value));
            case "T" -> padded(GoValues.type(value));
            default -> value.isArray() ? each(value, this::of) : one(value);
        };
    }

    private static String each(JsonNode list, Function<JsonNode, String> of) {
        return GoValues.elements(list).stream().map(of).collect(Collectors.joining(" ", "[", "]"));
    }

    private String one(JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText();
            switch (verb) {
                case "s" -> {
                    return padded(cut(text));
                }
                case "q" -> {
                    return padded(value.toString());
                }
                case "x", "X" -> {
                    return padded(cased(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))));
                }
                default -> {}
            }
        } else if (value.isBoolean() && verb.equals("t")) {
            return padded(value.asText());
        } else if (value.isIntegralNumber() && "dxXo".contains(verb)) {
            return padded(signed(whole(value.asLong())));
        } else if (value.isFloatingPointNumber() && "fFeEgG".contains(verb)) {
            return padded(signed(decimal(value.decimalValue())));
        }
        return value.isNull() ? "%!" + verb + "(<nil>)" : "%!" + verb + "(" + typed(value) + ")";
    }

    private String whole(long number) {
        return switch (verb) {
            case "d" -> Long.toString(number);
            case "o" -> Long.toString(number, 8);
            default -> cased(Long.toString(number, 16));
        };
    }

    private String decimal(BigDecimal number) {
        return switch (verb) {
            case "g", "G" -> number.toPlainString();
            case "e", "E" -> cased(("%." + decimals() + "e").formatted(number));
            default -> number.setScale(decimals(), RoundingMode.HALF_EVEN).toPlainString();
        };
    }

    private int decimals() {
        return precision < 0 ? USUAL_DECIMALS : precision;
    }

    private String cased(String text) {
        return Character.isUpperCase(verb.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private String cut(String text) {
        return precision < 0 || precision >= text.length() ? text : text.substring(0, precision);
    }

    private String signed(String number) {
        return flags.contains("+") && !number.startsWith("-") ? "+" + number : number;
    }

    private String padded(String text) {
        String fill = flags.contains("0") && !flags.contains("-") ? "0" : " ";
        String more = fill.repeat(Math.max(0, width - text.codePointCount(0, text.length())));
        return flags.contains("-") ? text + more : more + text;
    }

    private static String typed(JsonNode value) {
        return value.isNull() ? "<nil>" : GoValues.type(value) + "=" + GoValues.printed(value);
    }
}
