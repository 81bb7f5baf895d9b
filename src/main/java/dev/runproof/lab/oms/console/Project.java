package dev.runproof.lab.oms.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A migration or synchronization project.
 *
 * @param status a word such as RUNNING, SUSPEND, FAILED
 * @param importance a word such as LOW
 */
public record Project(
        String id,
        Type type,
        String name,
        String status,
        String owner,
        String importance,
        List<String> labels,
        Instant created,
        Instant modified,
        Optional<Instant> started,
        Optional<Instant> finished) {
    /** The words of {@code /api/v2}. */
    public enum Type {
        MIGRATION,
        SYNC
    }

    public Project {
        labels = List.copyOf(labels);
    }

    /** A project of admin that was started as soon as it was made. */
    public static Project of(String id, Type type, String name, String status, Instant created) {
        return new Project(
                id,
                type,
                name,
                status,
                "admin",
                "LOW",
                List.of(),
                created,
                created,
                Optional.of(created),
                Optional.empty());
    }
}
