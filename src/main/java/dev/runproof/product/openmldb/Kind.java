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

    /** What the command of its process, and that of a watchdog above it, has in it. */
    String inItsCommand() {
        return this == TASKMANAGER ? toString() : "conf/" + this + ".flags";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
