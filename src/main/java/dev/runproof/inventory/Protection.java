package dev.runproof.inventory;

/** Whether a run on an environment needs more than the operator's word. */
public enum Protection {
    /** A lab or staging: anybody who can reach it may run on it. */
    OPEN,
    /** Production: approvals and a rehearsal's certificate are asked for. */
    PROTECTED
}
