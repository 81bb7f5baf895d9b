package dev.runproof.product.openmldb;

import java.util.Locale;

/** The components of a cluster that are upgraded, by the word that {@code start.sh} knows them by. */
public enum Kind {
    NAMESERVER,
    TABLET,
    TASKMANAGER,
    APISERVER;

    /** What an exchange replaces: the taskmanager has two directories. */
    java.util.List<String> directories() {
        return this == TASKMANAGER ? java.util.List.of("bin", "taskmanager") : java.util.List.of("bin");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
