package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.sql.Rows.Row;
import dev.runproof.sql.RowsText;
import java.util.Optional;

/**
 * How a change in a console went, as the session with it tells: {@code written}, or what kept it from being written. Proof
 * is in the MetaDB alone.
 *
 * @param outcome {@code written}, {@code refused}, {@code operator} or {@code unreachable}
 */
record ConsoleChange(String outcome, String told) {
    static ConsoleChange of(Answer answer) {
        Row row = RowsText.read(answer.out()).only();
        return new ConsoleChange(row.text("outcome"), row.text("told"));
    }

    /** Why a person has to do it; empty when it was written. */
    Optional<String> forTheOperator() {
        return outcome.equals("written") ? Optional.empty() : Optional.of(told);
    }
}
