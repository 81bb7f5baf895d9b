package dev.runproof.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line by which {@code docker_init.sh} announces a step or the end.
 *
 * @param language {@code en} or {@code zh}
 * @param number of the step; {@link #END} for the end, {@link #UNKNOWN} for a number that cannot be read
 * @param title what stands behind the bracket
 */
record DockerInitHeader(String language, int number, String title) {
    static final int END = 0;
    static final int UNKNOWN = -1;

    private static final Pattern ENGLISH = Pattern.compile(
            "(?:#++[ \\t]*+)?+\\[(?:Step[ \\t]++(?<number>[0-9]++)|Completed)\\](?<title>.*+)", Pattern.DOTALL);
    private static final Pattern CHINESE =
            Pattern.compile("(?:#++[ \\t]*+)?+【(?:步骤(?<number>[^】]*+)|结束)】(?<title>.*+)", Pattern.DOTALL);
    private static final String NUMERALS = "一二三四五六七八九十";
    /** More are no number of a step. */
    private static final int MOST_DIGITS = 3;

    /** Nothing for any other line. */
    static Optional<DockerInitHeader> of(Line line) {
        return of(line, "en", ENGLISH).or(() -> of(line, "zh", CHINESE));
    }

    private static Optional<DockerInitHeader> of(Line line, String language, Pattern form) {
        Matcher parts = form.matcher(line.trimmed());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String number = parts.group("number");
        return Optional.of(new DockerInitHeader(
                language, number == null ? END : number(Blanks.trim(number)), Blanks.trim(parts.group("title"))));
    }

    private static int number(String text) {
        if (Blanks.isDigits(text)) {
            return text.length() > MOST_DIGITS || Integer.parseInt(text) == END ? UNKNOWN : Integer.parseInt(text);
        }
        return text.length() == 1 && NUMERALS.contains(text) ? NUMERALS.indexOf(text) + 1 : UNKNOWN;
    }
}
