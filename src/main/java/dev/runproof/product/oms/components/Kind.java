package dev.runproof.product.oms.components;

import java.util.Arrays;
import java.util.Optional;

/** A kind of component, by the name of its page. */
enum Kind {
    STORE("Store"),
    CONNECTOR("Connector"),
    JDBC_WRITER("JDBCWriter"),
    INCR_SYNC("Incr-Sync");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
