package dev.runproof.product.oms.components;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All projects with their components at one moment.
 *
 * @param trouble why there is none; empty when there is one
 * @param word whose word it is, where no console told it
 * @param remarks what is to be said of it besides
 */
record Picture(List<Project> projects, String trouble, Optional<String> word, List<String> remarks) {
    Picture {
        projects = List.copyOf(projects);
        remarks = List.copyOf(remarks);
    }

    static Picture of(List<Project> projects, List<String> remarks) {
        return new Picture(projects, "", Optional.empty(), remarks);
    }

    static Picture none(String trouble) {
        return new Picture(List.of(), trouble, Optional.empty(), List.of());
    }

    boolean known() {
        return trouble.isEmpty();
    }

    Optional<Project> project(Project other) {
        return projects.stream()
                .filter(project ->
                        project.id().equals(other.id()) || project.name().equals(other.name()))
                .filter(project -> project.type().equals(other.type()))
                .findFirst();
    }

    /** The same component of the same project in this picture. */
    Optional<Component> component(Project project, Component other) {
        return project(project).stream()
                .flatMap(it -> it.components().stream())
                .filter(it -> it.is(other))
                .findFirst();
    }

    /** Whether it is known that every component runs that its project needs. */
    boolean allRun() {
        return known() && projects.stream().allMatch(Project::runs);
    }

    /** Subtopics that have so many Stores that HA does nothing for them. */
    List<String> full(long most) {
        return projects.stream()
                .flatMap(project -> project.subtopics().stream()
                        .map(project::stores)
                        .filter(stores -> stores.all().size() >= most)
                        .map(stores -> stores.subtopic() + " of " + project + " holds "
                                + stores.all().size()))
                .toList();
    }

    /** One line a project, for the record. */
    List<String> lines(Table table) {
        return projects.stream()
                .map(project -> {
                    Fit fit = table.fit(project);
                    String components = project.components().stream()
                            .map(it -> it + " " + it.word()
                                    + it.reported()
                                            .map(when -> ", reported " + when)
                                            .orElse(""))
                            .collect(Collectors.joining("; "));
                    return "project " + project + " " + project.status() + ", "
                            + fit.row().map(row -> "row " + row).orElse(fit.why())
                            + (components.isEmpty() ? "" : ": " + components);
                })
                .toList();
    }
}
