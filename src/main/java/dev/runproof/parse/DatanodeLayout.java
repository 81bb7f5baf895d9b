package dev.runproof.parse;

import java.util.List;

/** The columns of a datanode table, by the words of its header. */
enum DatanodeLayout {
    PLAIN("node", "instance", "state"),
    WITH_ADDRESS("node", "node_ip", "instance", "state"),
    /** Printed without CM: the port stands before the instance id, roles and states are cut to one word. */
    WITHOUT_CM("node", "node_ip", "port", "instance", "state");

    static final int MOST_COLUMNS = 5;

    private final List<String> header;

    DatanodeLayout(String... header) {
        this.header = List.of(header);
    }

    List<String> header() {
        return header;
    }

    boolean hasAddress() {
        return this != PLAIN;
    }
}
