package dev.runproof.lab.oms.docker;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The time that {@code --since} and {@code --until} leave: a date, seconds since 1970, or how long ago ({@code 1h30m}). */
record LogSpan(Optional<Instant> since, Optional<Instant> until) {
    private static final int DATE = "2026-01-31".length();

    static LogSpan of(Flags flags, Instant now) {
        return new LogSpan(at(flags, "since", now), at(flags, "until", now));
    }

    boolean holds(Instant instant) {
        return since.filter(instant::isBefore).isEmpty()
                && until.filter(instant::isAfter).isEmpty();
    }

    private static Optional<Instant> at(Flags flags, String name, Instant now) {
        return flags.value(name).map(text -> {
            try {
                return instant(text, now);
            } catch (DateTimeException e) {
                throw new Flags.Unusable("invalid value for \"" + name
                        + "\": failed to parse value as time or duration: \"" + text + "\"");
            }
        });
    }

    private static Instant instant(String text, Instant now) {
        if (text.matches("\\d+(\\.\\d+)?")) {
            return Instant.ofEpochSecond((long) Double.parseDouble(text));
        }
        if (text.matches("(\\d+(\\.\\d+)?[hms])+")) {
            return now.minus(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
        }
        if (text.length() == DATE) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
