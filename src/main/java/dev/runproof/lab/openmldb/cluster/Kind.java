package dev.runproof.lab.openmldb.cluster;

import java.util.Locale;

/** A component, by the word that {@code start.sh} has for it. */
public enum Kind {
    NAMESERVER,
    TABLET,
    TASKMANAGER,
    APISERVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
