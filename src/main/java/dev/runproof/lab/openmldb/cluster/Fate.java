package dev.runproof.lab.openmldb.cluster;

/** What has become of a process that was started. */
public enum Fate {
    /** Its port answers; it is not registered (yet). */
    LISTENING,
    /** It is in ZooKeeper, or needs not be. */
    REGISTERED,
    /** It ended by itself, with status 1, or was never started. */
    EXITED
}
