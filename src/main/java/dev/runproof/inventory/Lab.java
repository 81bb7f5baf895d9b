package dev.runproof.inventory;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The lab that an environment asks for, or that its hosts belong to.
 *
 * @param nodes simulated hosts, 1 to 9
 * @param zones availability zones that the hosts are spread over, 1 or 2
 * @param speed how many times faster than the wall clock the lab's time runs, from 1 to 1000; Runproof's own
 *     deadlines scale with it
 * @param settings of the simulated product, by the keys of environment files ({@code omVersion}, {@code nameservers});
 *     the product's defaults where one is missing
 */
public record Lab(Kind kind, int nodes, int zones, double speed, Map<String, String> settings) {
    static final int DEFAULT_NODES = 3;
    static final int DEFAULT_ZONES = 1;
    static final double DEFAULT_SPEED = 1;
    static final int MOST_NODES = 9;
    static final int MOST_ZONES = 2;
    static final double FASTEST = 1000;

    public Lab {
        settings = Map.copyOf(settings);
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("a lab has 1 to " + MOST_NODES + " nodes: " + nodes);
        }
        if (zones < 1 || zones > MOST_ZONES) {
            throw new IllegalArgumentException("a lab has 1 or 2 zones: " + zones);
        }
        if (!(speed >= 1 && speed <= FASTEST)) {
            throw new IllegalArgumentException("a lab's speed is 1 to 1000: " + speed);
        }
    }

    /** An embedded lab of this many nodes at this speed, with one zone. */
    public static Lab embedded(int nodes, double speed) {
        return new Lab(Kind.EMBEDDED, nodes, DEFAULT_ZONES, speed, Map.of());
    }

    /** The same lab with another value for one of the product's settings. */
    Lab with(String key, String value) {
        var all = new HashMap<>(settings);
        all.put(key, value);
        return new Lab(kind, nodes, zones, speed, all);
    }

    /** How the hosts of a lab come to exist. */
    public enum Kind {
        /** Directory trees with an SSH server each, inside one JVM. */
        EMBEDDED,
        /** Containers of a container engine. */
        CONTAINERS;

        /** The word in environment files. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
