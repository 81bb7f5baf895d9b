package dev.runproof.lab.process;

/** What {@code sudo} lets the cluster user do on the hosts of a lab. */
public enum SudoPolicy {
    /** Everything, without a question. */
    FREE,
    /** Everything, for the password that the lab was made with. */
    PASSWORD,
    /** Nothing. */
    NONE
}
