package dev.runproof.lab.opengauss;

/** A program that lives on a node, by the name of its file. */
enum Daemon {
    OM_MONITOR("om_monitor"),
    CM_AGENT("cm_agent"),
    CM_SERVER("cm_server"),
    GAUSSDB("gaussdb");

    private final String program;

    Daemon(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }
}
