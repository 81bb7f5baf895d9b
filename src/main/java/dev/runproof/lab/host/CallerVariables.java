package dev.runproof.lab.host;

/** Variables in the environment of every process of a lab's hosts that say where it belongs. */
public final class CallerVariables {
    /** The host that a process belongs to. */
    public static final String HOST = "RUNPROOF_LAB_HOST";

    /** The account that a process runs as. */
    public static final String USER = "RUNPROOF_LAB_USER";

    /** Set for what the lab itself runs: no part of the command log. */
    public static final String QUIET = "RUNPROOF_LAB_QUIET";

    private CallerVariables() {}
}
