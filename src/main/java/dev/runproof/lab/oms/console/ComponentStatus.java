package dev.runproof.lab.oms.console;

/**
 * The state of a component, in the words of the pages and of {@code /api/v2}. Of the latter only those for a component
 * that runs or is complete are published; the others are ours. Any other pair of words can be shown as well, for tests.
 */
public record ComponentStatus(String shown, String api) {
    public static final ComponentStatus ABNORMAL = new ComponentStatus("Abnormal", "ABNORMAL");
    public static final ComponentStatus STOPPED = new ComponentStatus("Stopped", "STOPPED");
    public static final ComponentStatus STARTING = new ComponentStatus("Starting", "STARTING");
    public static final ComponentStatus MIGRATING = new ComponentStatus("Migrating", "MIGRATING");
    /** Of a Store. */
    public static final ComponentStatus UNEXPECTED_EXIT = new ComponentStatus("Unexpected Exit", "ABNORMAL");

    public static ComponentStatus running(ComponentKind kind) {
        return new ComponentStatus("Running", kind == ComponentKind.STORE ? "ACTIVE" : "RUNNING");
    }

    /** Of everything but a Store and an Incr-Sync. */
    public static ComponentStatus completed(ComponentKind kind) {
        return new ComponentStatus("Completed", kind == ComponentKind.FULL_VERIFICATION ? "DONE" : "FINISHED");
    }
}
