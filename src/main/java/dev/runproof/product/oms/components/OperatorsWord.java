package dev.runproof.product.oms.components;

import dev.runproof.model.OutputFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an operator wrote down of the component pages, where no console could be read: lines of seven cells, apart by commas,
 * {@code MOMENT,PROJECT,KIND,NAME,HOST,SUBTOPIC,STATE}.
 *
 * <p>MOMENT is {@code before}, {@code ha-off}, {@code ha-on} or {@code back}, KIND that of a tab, or {@code project} for a
 * project itself, with {@code MIGRATION} or {@code SYNC} as its NAME. What follows {@code #} at the beginning of a line is a remark.
 */
record OperatorsWord(String file, List<Line> lines) {
    private static final String TOOL = "the operator's components";
    private static final String PROJECT = "project";
    private static final int CELLS = 7;

    /** One line. */
    record Line(String moment, String project, String kind, String name, String host, String subtopic, String state) {}

    OperatorsWord {
        lines = List.copyOf(lines);
    }

    /** Reads the file; without lines when there is no file yet. */
    static OperatorsWord read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            return new OperatorsWord(file.toString(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OperatorsWord parse(String file, String text) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            if (cells.size() != CELLS) {
                throw OutputFormatException.atLine(TOOL, number, line, "expected " + CELLS + " cells");
            }
            if (!cells.get(2).equals(PROJECT) && Kind.of(cells.get(2)).isEmpty()) {
                throw OutputFormatException.atLine(TOOL, number, line, "expected a kind of component, or project");
            }
            lines.add(new Line(
                    cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6)));
        }
        return new OperatorsWord(file, lines);
    }

    /**
     * The picture of a moment.
     *
     * @param known projects that are known without the operator
     */
    Picture at(String moment, Picture known) {
        List<Line> told =
                lines.stream().filter(line -> line.moment().equals(moment)).toList();
        if (told.isEmpty()) {
            return known;
        }
        var projects = new ArrayList<Project>();
        for (Project project : projects(told, known)) {
            projects.add(new Project(
                    project.id(), project.name(), project.type(), project.status(), components(told, project)));
        }
        List<String> strangers = told.stream()
                .map(Line::project)
                .distinct()
                .filter(name -> projects.stream().noneMatch(project -> names(project, name)))
                .toList();
        return strangers.isEmpty()
                ? new Picture(projects, "", Optional.of("by the operator's word in " + file), List.of())
                : Picture.none(known.trouble() + "; " + file + " names projects that are not known: " + strangers);
    }

    private static List<Project> projects(List<Line> told, Picture known) {
        if (!known.projects().isEmpty()) {
            return known.projects();
        }
        return told.stream()
                .filter(line -> line.kind().equals(PROJECT))
                .map(line -> new Project(line.project(), line.project(), line.name(), line.state(), List.of()))
                .toList();
    }

    private static List<Component> components(List<Line> told, Project project) {
        return told.stream()
                .filter(line -> names(project, line.project()))
                .flatMap(line -> Kind.of(line.kind()).map(kind -> component(kind, line)).stream())
                .toList();
    }

    private static boolean names(Project project, String word) {
        return project.id().equals(word) || project.name().equals(word);
    }

    private static Component component(Kind kind, Line line) {
        return new Component(
                kind,
                line.name(),
                line.host(),
                line.subtopic(),
                State.shown(kind, line.state()),
                line.state(),
                Optional.empty(),
                List.of());
    }
}
