package dev.runproof.lab.oms;

import dev.runproof.lab.oms.MetaDb.Part;
import dev.runproof.lab.oms.MetaDb.ProjectRow;
import dev.runproof.lab.oms.console.ConsoleSource;
import dev.runproof.model.ProductVersion;
import java.util.EnumSet;
import java.util.List;

/** What an installation in memory holds when a lab comes up: one project for each row of the documents' tables. */
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

    static MemoryMetaDb memory(OmsSettings settings) {
        var memory = new MemoryMetaDb();
        projects(settings.source()).forEach(memory::project);
        if (Versions.guards(settings.source()) && settings.versionRow()) {
            memory.version(settings.source() + "-CE");
        }
        return memory;
    }

    /** The first state of an installation in memory as one region sees it. */
    static void into(MemoryMetaDb memory, OmsConfig config, OmsSettings settings) {
        memory.migrate(config, settings.source(), EnumSet.allOf(Part.class));
        if (Versions.hasHa(settings.source())) {
            memory.parameter(config, HaConfig.PARAMETER, HaConfig.text(settings.ha()));
        }
        memory.parameter(config, ConsoleSource.CAPTCHA, "false");
        memory.parameter(config, "ops.store.max_count_per_subtopic", "6");
    }
}
