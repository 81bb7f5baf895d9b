package dev.runproof.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code docker} of a lab's hosts asks. */
public enum EngineKind {
    /** A model of it; or the hosts have no {@code docker}. */
    SIMULATED,

    /** The machine's engine, of which each host has a part. */
    REAL,

    /** An engine of the host's own, inside of the container that is the host. */
    NESTED;

    /** @throws IllegalArgumentException when there is no such kind */
    public static EngineKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engine is "
                        + Arrays.stream(values()).map(EngineKind::toString).collect(Collectors.joining(", "))
                        + ", not " + word));
    }

    /** Whether the hosts have a {@link HostEngine}. */
    public boolean isReal() {
        return this != SIMULATED;
    }

    /** As environment files have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
