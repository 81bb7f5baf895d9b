package dev.runproof.product.oms.components;

import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Projects by the rows of rm, their components by the component pages, as they are before 4.1.1. */
final class PageReader {
    static final String MIGRATIONS = "oms_project";
    static final String SYNCHRONIZATIONS = "oms_sync_project";

    private static final String SUBTOPIC = "Subtopic";
    /** Those of them that a page has. */
    private static final List<String> MOVING = List.of("Latency", "Current Timestamp", "Last Heartbeat");

    private PageReader() {}

    /** The question for the projects of a table. */
    static String question(String table) {
        return "select id, project_name, project_status from " + table + " order by id";
    }

    static Picture picture(Shown pages, Shown migrations, Shown synchronizations) {
        for (Shown projects : List.of(migrations, synchronizations)) {
            if (projects.rows().isEmpty()) {
                return Picture.none("the projects in rm: " + projects.trouble());
            }
        }
        List<Project> projects =
                projects(migrations.rows().get(), synchronizations.rows().get());
        if (pages.rows().isEmpty()) {
            return new Picture(projects, pages.trouble(), Optional.empty(), List.of());
        }
        return with(projects, pages.rows().get());
    }

    private static List<Project> projects(Rows migrations, Rows synchronizations) {
        return Stream.concat(
                        migrations.rows().stream().map(row -> project(row, Project.MIGRATION)),
                        synchronizations.rows().stream().map(row -> project(row, Project.SYNC)))
                .toList();
    }

    private static Project project(Row row, String type) {
        return new Project(row.text("id"), row.text("project_name"), type, row.text("project_status"), List.of());
    }

    private static Picture with(List<Project> projects, Rows pages) {
        for (String column : List.of("Tab", "Name", "Project", "Status")) {
            if (!pages.rows().isEmpty() && !has(pages, column)) {
                return Picture.none("the component pages have no column " + column + ", only " + pages.columns());
            }
        }
        var unclear = new LinkedHashSet<String>();
        for (Row row : pages.rows()) {
            String owner = cell(row, "Project");
            if (projects.stream().filter(project -> owns(project, owner)).count() != 1) {
                unclear.add(owner.isEmpty() ? "(none)" : owner);
            }
            if (Kind.of(row.text("Tab")).isEmpty()) {
                return Picture.none("the component pages have a kind that is not known: " + row.text("Tab"));
            }
        }
        var all = new ArrayList<Project>();
        for (Project project : projects) {
            List<Component> components = pages.rows().stream()
                    .filter(row -> owns(project, cell(row, "Project")))
                    .map(row -> component(row, unclear))
                    .toList();
            all.add(new Project(project.id(), project.name(), project.type(), project.status(), components));
        }
        return Picture.of(all, remarks(pages, unclear));
    }

    private static List<String> remarks(Rows pages, Set<String> unclear) {
        var remarks = new ArrayList<String>();
        if (!unclear.isEmpty()) {
            remarks.add("the component pages show projects that rm has not, or more than once: " + unclear
                    + "; their components are not readable");
        }
        if (!pages.rows().isEmpty() && !has(pages, SUBTOPIC)) {
            remarks.add("the page of Stores shows no subtopic: Stores are compared by project");
        }
        return remarks;
    }

    private static boolean owns(Project project, String owner) {
        return project.name().equals(owner) || project.id().equals(owner);
    }

    private static Component component(Row row, Set<String> unclear) {
        Kind kind = Kind.of(row.text("Tab")).orElseThrow();
        String word = cell(row, "Status");
        return new Component(
                kind,
                cell(row, "Name"),
                cell(row, "Server IP Address"),
                cell(row, SUBTOPIC),
                unclear.contains(cell(row, "Project")) ? State.NOT_READABLE : State.shown(kind, word),
                word,
                Optional.empty(),
                MOVING.stream().map(column -> cell(row, column)).toList());
    }

    private static boolean has(Rows rows, String column) {
        return rows.columns().stream().anyMatch(column::equalsIgnoreCase);
    }

    private static String cell(Row row, String column) {
        boolean shown = row.columns().stream().anyMatch(column::equalsIgnoreCase);
        return shown ? Objects.requireNonNullElse(row.value(column), "") : "";
    }
}
