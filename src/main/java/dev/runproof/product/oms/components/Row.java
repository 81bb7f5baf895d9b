package dev.runproof.product.oms.components;

import static dev.runproof.product.oms.components.State.ABNORMAL;
import static dev.runproof.product.oms.components.State.RUNS;
import static dev.runproof.product.oms.components.State.STOPPED;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the documents' tables of what becomes of components.
 *
 * <p>The document of 4.0.0 has one for each type of project; that of 4.2.9 makes no difference between them.
 */
enum Row {
    MIGRATION_RUNS(
            "400-1",
            Project.MIGRATION,
            "RUNNING",
            Kind.JDBC_WRITER,
            new Cell(RUNS, RUNS),
            new Cell(ABNORMAL, ABNORMAL),
            // The Store is not named here: it is recorded and not judged.
            new Cell(null, RUNS)),
    MIGRATION_FAILED(
            "400-2",
            Project.MIGRATION,
            "FAILED",
            Kind.JDBC_WRITER,
            new Cell(null, null),
            new Cell(ABNORMAL, ABNORMAL),
            new Cell(null, RUNS)),
    SYNC_RUNS(
            "400-3",
            Project.SYNC,
            "RUNNING",
            Kind.CONNECTOR,
            new Cell(RUNS, RUNS),
            new Cell(ABNORMAL, ABNORMAL),
            new Cell(RUNS, RUNS)),
    SYNC_SUSPENDED(
            "400-4",
            Project.SYNC,
            "SUSPEND",
            Kind.CONNECTOR,
            new Cell(RUNS, STOPPED),
            new Cell(ABNORMAL, STOPPED),
            new Cell(RUNS, RUNS)),
    TASK_RUNS(
            "429-1",
            null,
            "RUNNING",
            Kind.INCR_SYNC,
            new Cell(RUNS, RUNS),
            new Cell(ABNORMAL, ABNORMAL),
            new Cell(RUNS, RUNS)),
    TASK_FAILED(
            "429-2",
            null,
            "FAILED",
            Kind.INCR_SYNC,
            new Cell(ABNORMAL, ABNORMAL),
            new Cell(ABNORMAL, ABNORMAL),
            new Cell(RUNS, RUNS)),
    TASK_SUSPENDED(
            "429-3",
            null,
            "SUSPEND",
            Kind.INCR_SYNC,
            new Cell(RUNS, STOPPED),
            new Cell(ABNORMAL, STOPPED),
            new Cell(RUNS, STOPPED));

    private final String id;
    private final @Nullable String type;
    private final String status;
    private final Kind reader;
    private final Cell before;
    private final Cell off;
    private final Cell on;

    /**
     * What a cell says.
     *
     * @param stores null where it does not name them
     * @param reader null where it does not name it
     */
    record Cell(@Nullable State stores, @Nullable State reader) {}

    Row(String id, @Nullable String type, String status, Kind reader, Cell before, Cell off, Cell on) {
        this.id = id;
        this.type = type;
        this.status = status;
        this.reader = reader;
        this.before = before;
        this.off = off;
        this.on = on;
    }

    /** Whether a project was in this state before the upgrade. */
    boolean fits(Project project) {
        return (type == null || type.equals(project.type()))
                && status.equals(project.status())
                && !project.stores().isEmpty()
                && !project.readers().isEmpty()
                && project.readers().stream().allMatch(component -> component.kind() == reader)
                && project.subtopics().stream()
                        .allMatch(subtopic ->
                                agrees(before.stores(), project.stores(subtopic).state()))
                && project.readers().stream().allMatch(component -> agrees(before.reader(), component.state()));
    }

    private static boolean agrees(@Nullable State wanted, State seen) {
        return wanted == null || wanted == seen;
    }

    Cell cell(Column column) {
        return switch (column) {
            case HA_OFF -> off;
            case HA_ON -> on;
        };
    }

    /** Whether somebody has to bring the link back once HA has done its part. */
    boolean byHand() {
        return this == MIGRATION_FAILED || this == SYNC_SUSPENDED || this == TASK_FAILED;
    }

    /** Whether nothing reads its Stores while it is suspended, so that HA may leave them alone. */
    boolean mayLackReceiver() {
        return before.reader() == STOPPED;
    }

    Optional<String> status(Column column) {
        return column == Column.HA_ON && byHand() ? Optional.empty() : Optional.of(status);
    }

    @Override
    public String toString() {
        return id;
    }
}
