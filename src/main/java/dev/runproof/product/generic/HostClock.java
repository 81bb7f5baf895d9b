package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host's clock at one moment: the answer of {@code date} with {@link #FORMAT}.
 *
 * @param zone its distance from UTC, such as {@code +0800}
 * @param stamp its local time as file names carry it, {@code 20261121-012320}
 * @param seen when it was asked, by the controller's clock
 */
public record HostClock(Instant time, String zone, String stamp, Instant seen) {
    public static final String FORMAT = "+%s %z %Y%m%d-%H%M%S";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final Pattern LINE = Pattern.compile("(\\d{1,12}) ([-+]\\d{4}) (\\d{8}-\\d{6})");

    public static HostClock read(Answer answer) {
        String line = OneLine.of("date", answer.out());
        Matcher matcher = LINE.matcher(line);
        if (answer.exit() != 0 || !matcher.matches()) {
            throw OutputFormatException.atLine("date", 1, line, "expected seconds, zone and time stamp");
        }
        return new HostClock(
                Instant.ofEpochSecond(Long.parseLong(matcher.group(1))),
                matcher.group(2),
                matcher.group(3),
                answer.at());
    }

    /** Its local time, as time stamps in file names tell it. */
    public LocalDateTime local() {
        return LocalDateTime.parse(stamp, STAMP);
    }

    /** How far this clock is ahead of another one, the time between the two questions taken off. */
    public Duration aheadOf(HostClock other) {
        return Duration.between(other.time, time).minus(Duration.between(other.seen, seen));
    }
}
