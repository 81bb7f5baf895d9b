package dev.runproof.product.oms.components;

import java.util.Optional;

/**
 * Where a project stands in the document's table.
 *
 * @param row empty when it stands nowhere
 * @param why it does not
 * @param compared false where there is nothing that could be compared
 */
record Fit(Optional<Row> row, String why, boolean compared) {
    static Fit in(Row row) {
        return new Fit(Optional.of(row), "", true);
    }

    static Fit without(String why) {
        return new Fit(Optional.empty(), why, true);
    }

    static Fit notCompared(String why) {
        return new Fit(Optional.empty(), why, false);
    }
}
