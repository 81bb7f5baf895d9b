package dev.runproof.product.oms;

import dev.runproof.model.Facts;
import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OmsHaConfig;
import dev.runproof.sql.Rows;
import java.util.Optional;

/** What the row {@code ha.config} in rm says; there is none before 3.3.1. */
record HaState(Optional<String> text) {
    static HaState of(Rows rows) {
        return new HaState(rows.rows().stream().findFirst().map(row -> row.value("cfg_value")));
    }

    static HaState at(String moment, Facts facts) {
        return of(facts.get(Known.ha(moment)));
    }

    /** Whether HA is on; without a row, or where the value is no truth, it is not. */
    boolean on() {
        return read().map(config -> Boolean.TRUE.equals(config.enable())).orElse(false);
    }

    /** Why the text cannot be read; some pages of the product's documentation print one that is no JSON. */
    Optional<String> unreadable() {
        try {
            read();
            return Optional.empty();
        } catch (OutputFormatException notJson) {
            return Optional.of(String.valueOf(notJson.getMessage()));
        }
    }

    Optional<OmsHaConfig> read() {
        return text.map(OmsHaConfig::parse);
    }

    String needed() {
        return text.orElseThrow(() -> new IllegalStateException("rm has no ha.config"));
    }

    /** Minutes that Stores are pulled back; -1 when the text does not tell. */
    long refetchMinutes() {
        return read().map(OmsHaConfig::refetchStoreIntervalMin)
                .map(Number::longValue)
                .orElse(-1L);
    }
}
