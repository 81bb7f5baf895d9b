package dev.runproof.lab.oms.console;

import java.time.Instant;

/**
 * A row of System Parameters.
 *
 * @param initial what <i>Reset to Default</i> puts into the field of the dialog
 */
public record Parameter(
        String name, String value, String module, String description, Instant modifiedAt, String initial) {}
