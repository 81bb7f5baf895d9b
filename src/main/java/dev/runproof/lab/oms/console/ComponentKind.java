package dev.runproof.lab.oms.console;

/** The kinds of components, by the name of their tab; which of them exist depends on the version. */
public enum ComponentKind {
    STORE("Store"),
    CONNECTOR("Connector"),
    JDBC_WRITER("JDBCWriter"),
    CHECKER("Checker"),
    INCR_SYNC("Incr-Sync"),
    FULL_IMPORT("Full-Import"),
    FULL_VERIFICATION("Full-Verification");

    private final String shown;

    ComponentKind(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
