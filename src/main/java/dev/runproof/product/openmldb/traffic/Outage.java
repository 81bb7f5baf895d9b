package dev.runproof.product.openmldb.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time during which a component did not answer.
 *
 * @param component host, role and endpoint
 * @param from when the first question without an answer was asked
 * @param to when it answered again; at the end of the measurement where it never did
 * @param back whether it answered again
 * @param sections those of the run in which it fell, in order
 * @param watched false when nobody measured for a part of it, because the runner was not there
 */
public record Outage(String component, Instant from, Instant to, boolean back, List<String> sections, boolean watched) {
    public Outage {
        sections = List.copyOf(sections);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** {@code not reachable for 1.3 s during: tablet2: Stop the tablet … Start the tablet}. */
    String told() {
        return "not reachable for " + (watched ? "" : "at most ")
                + String.format(Locale.ROOT, "%.1f s", length().toMillis() / 1000.0)
                + during().map(sections -> " during: " + sections).orElse("")
                + (back ? "" : ", and not back yet");
    }

    private Optional<String> during() {
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        String first = sections.get(0);
        String last = sections.get(sections.size() - 1);
        if (first.equals(last)) {
            return Optional.of(first);
        }
        // Sections of one host begin with its name, which is said once.
        String host = first.substring(0, first.indexOf(": ") < 0 ? 0 : first.indexOf(": ") + 2);
        return Optional.of(first + " … " + (last.startsWith(host) ? last.substring(host.length()) : last));
    }
}
