package dev.runproof.lab.oms;

import dev.runproof.lab.oms.MetaDb.ProjectRow;
import dev.runproof.model.ProductVersion;
import java.util.List;

/** The projects of an installation when a lab comes up: one for each row of the documents' tables. */
final class Seeds {
    private Seeds() {}

    static List<ProjectRow> projects(ProductVersion source) {
        if (!Versions.hasHa(source)) {
            return List.of(
                    new ProjectRow("np_1", "orders", "MIGRATION", "RUNNING"),
                    new ProjectRow("np_2", "archive", "MIGRATION", "SUSPEND"));
        }
        if (!Versions.hasIncrSync(source)) {
            return List.of(
                    new ProjectRow("np_1", "orders", "MIGRATION", "RUNNING"),
                    new ProjectRow("np_2", "archive", "MIGRATION", "FAILED"),
                    new ProjectRow("s_1", "events", "SYNC", "RUNNING"),
                    new ProjectRow("s_2", "audit", "SYNC", "SUSPEND"));
        }
        return List.of(
                new ProjectRow("np_1", "orders", "MIGRATION", "RUNNING"),
                new ProjectRow("np_2", "archive", "MIGRATION", "FAILED"),
                new ProjectRow("s_1", "events", "SYNC", "SUSPEND"));
    }
}
