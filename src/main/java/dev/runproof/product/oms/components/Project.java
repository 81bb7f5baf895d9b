package dev.runproof.product.oms.components;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A project with its components.
 *
 * @param type {@link #MIGRATION} or {@link #SYNC}
 * @param status a word such as {@code RUNNING}
 */
record Project(String id, String name, String type, String status, List<Component> components) {
    static final String MIGRATION = "MIGRATION";
    static final String SYNC = "SYNC";

    Project {
        components = List.copyOf(components);
    }

    Set<String> subtopics() {
        var subtopics = new LinkedHashSet<String>();
        stores().forEach(store -> subtopics.add(store.subtopic()));
        return subtopics;
    }

    List<Component> stores() {
        return components.stream().filter(Component::isStore).toList();
    }

    Stores stores(String subtopic) {
        return new Stores(
                subtopic,
                stores().stream()
                        .filter(store -> store.subtopic().equals(subtopic))
                        .toList());
    }

    /** What reads the Stores. */
    List<Component> readers() {
        return components.stream().filter(component -> !component.isStore()).toList();
    }

    /**
     * Whether its components run: every subtopic has a Store that does, and so does what reads them. Of a project that has
     * failed nothing is asked, of one that is suspended only the Stores that nobody has stopped.
     */
    boolean runs() {
        return switch (status) {
            case "FAILED" -> true;
            case "SUSPEND" ->
                subtopics().stream()
                        .map(subtopic -> stores(subtopic).state())
                        .allMatch(state -> state == State.RUNS || state == State.STOPPED);
            default ->
                subtopics().stream().allMatch(subtopic -> stores(subtopic).state() == State.RUNS)
                        && readers().stream().allMatch(reader -> reader.runs() || reader.state() == State.COMPLETED);
        };
    }

    boolean isReadable() {
        return components.stream().noneMatch(component -> component.state() == State.NOT_READABLE);
    }

    @Override
    public String toString() {
        return name.equals(id) ? name : name + " (" + id + ")";
    }
}
