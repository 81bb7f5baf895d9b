package dev.runproof.lab;

import java.util.Locale;

/** How the hosts of a lab come to exist. */
public enum LabKind {
    /** Directory trees with an SSH server each, inside one JVM. */
    EMBEDDED,
    /** Containers of a Docker engine on this machine. */
    CONTAINERS;

    /** The word in environment files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
