package dev.runproof.parse;

import java.util.Set;

/** A key that the status tools print as {@code key : value}. */
enum ClusterKey {
    CLUSTER_NAME("cluster_name", Set.of()),
    CLUSTER_STATE("cluster_state", PrintedValues.CLUSTER_STATES),
    REDISTRIBUTING("redistributing", PrintedValues.YES_NO),
    BALANCED("balanced", PrintedValues.YES_NO),
    CURRENT_AZ("current_az", Set.of()),
    PAUSING("pausing", PrintedValues.YES_NO),
    ENABLE_WALRECORD("enable_walrecord", PrintedValues.YES_NO),
    WORM_USAGE("worm_usage", Set.of()),
    NODE_STATE("node_state", Set.of());

    private final String printed;
    /** The values that are understood; none when any text is. */
    private final Set<String> values;

    ClusterKey(String printed, Set<String> values) {
        this.printed = printed;
        this.values = values;
    }

    boolean takes(String value) {
        return !value.isEmpty() && (values.isEmpty() || values.contains(value));
    }

    /** What {@link #takes} accepts, for people. */
    String expectation() {
        return values.isEmpty() ? "a value" : "one of " + String.join(", ", values);
    }

    String printed() {
        return printed;
    }
}
