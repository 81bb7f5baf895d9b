package dev.runproof.lab.oms.schema;

/**
 * A project as rm has it.
 *
 * @param type {@code MIGRATION} or {@code SYNC}
 * @param status {@code RUNNING}, {@code FAILED}, {@code SUSPEND}
 */
public record Project(String id, String name, String type, String status) {
    static final String SYNC = "SYNC";
}
