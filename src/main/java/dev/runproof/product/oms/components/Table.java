package dev.runproof.product.oms.components;

import dev.runproof.model.ProductVersion;
import java.util.List;

/** The table of one document. */
enum Table {
    /** The document of 3.3.0 says nothing of components. */
    NONE(List.of()),
    OF_4_0_0(List.of(Row.MIGRATION_RUNS, Row.MIGRATION_FAILED, Row.SYNC_RUNS, Row.SYNC_SUSPENDED)),
    OF_4_2_9(List.of(Row.TASK_RUNS, Row.TASK_FAILED, Row.TASK_SUSPENDED));

    private final List<Row> rows;

    Table(List<Row> rows) {
        this.rows = rows;
    }

    /** By the version that the document leads to. */
    static Table of(ProductVersion target) {
        if (Edition.version("3.3.1").above(target)) {
            return NONE;
        }
        return Edition.hasApi(target) ? OF_4_2_9 : OF_4_0_0;
    }

    /** The row that a project was in before the upgrade, if there is one. */
    Fit fit(Project project) {
        if (project.components().isEmpty()) {
            return Fit.notCompared("has no Store, and nothing that reads one");
        }
        if (this == NONE) {
            return Fit.notCompared("the document says nothing of components");
        }
        if (!project.isReadable()) {
            return Fit.without("a state of it was not readable before the upgrade");
        }
        return rows.stream()
                .filter(row -> row.fits(project))
                .findFirst()
                .map(Fit::in)
                .orElseGet(() -> Fit.without("no row of the document's table says what becomes of it"));
    }
}
