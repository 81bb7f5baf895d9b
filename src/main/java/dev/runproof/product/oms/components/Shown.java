package dev.runproof.product.oms.components;

import dev.runproof.model.Answer;
import dev.runproof.product.generic.Told;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a console or a database answered, or why it did not.
 *
 * @param at when it was asked, by the controller's clock
 * @param trouble in its own words; empty when there are rows
 */
record Shown(Instant at, Optional<Rows> rows, String trouble) {
    /** What no second try can mend, and what trying again and again might lock. */
    private static final List<String> FOR_GOOD =
            List.of("[CONSOLE-LOGON]", "[CONSOLE-PASSWORD]", "[CONSOLE-CAPTCHA]", "[CONSOLE-TLS]");

    static Shown read(Answer answer) {
        if (answer.exit() != 0) {
            return without(answer, answer.err().isBlank() ? Told.lastWords(answer) : firstLine(answer.err()));
        }
        if (!answer.stdout().complete()) {
            return without(answer, "an answer of " + answer.stdout() + ", of which the beginning alone was kept");
        }
        try {
            return new Shown(answer.at(), Optional.of(RowsText.read(answer.out())), "");
        } catch (IllegalArgumentException e) {
            return without(answer, String.valueOf(e.getMessage()));
        }
    }

    private static Shown without(Answer answer, String trouble) {
        return new Shown(answer.at(), Optional.empty(), trouble);
    }

    /** The first line tells the reason, the others what to do next. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Whether asking again is of no use. */
    boolean isHopeless() {
        return FOR_GOOD.stream().anyMatch(trouble::startsWith);
    }

    @Override
    public String toString() {
        return rows.map(it -> it.rows().size() + " rows").orElse(trouble);
    }
}
