package dev.runproof.lab.openmldb.ops;

import dev.runproof.lab.Tool;

/**
 * The tool's log on stderr: one record per call.
 *
 * <p>The level stands before the first line of a record only; a text that ends in a newline is followed by an empty
 * line.
 */
record Log(Tool.Terminal terminal) {
    void info(String text) {
        terminal.err("INFO: " + text + "\n");
    }

    void warning(String text) {
        terminal.err("WARNING: " + text + "\n");
    }

    void error(String text) {
        terminal.err("ERROR: " + text + "\n");
    }
}
