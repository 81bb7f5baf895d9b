package dev.runproof.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_block_stands_for_every_combination_in_the_order_of_its_lists() throws IOException {
        Matrix matrix = read("""
                cells:
                  - procedures: [a, b]
                    set:
                      lab.nodes: [1, 3]
                      lab.faults: ["", SIM-X]
                  - procedures: c
                    environments: [one, two]
                    withRollback: true
                    expect: unknown
                """);
        assertThat(matrix.cells())
                .extracting(Cell::toString)
                .containsExactly(
                        "a --set lab.nodes=1",
                        "a --set lab.nodes=1 --set lab.faults=SIM-X",
                        "a --set lab.nodes=3",
                        "a --set lab.nodes=3 --set lab.faults=SIM-X",
                        "b --set lab.nodes=1",
                        "b --set lab.nodes=1 --set lab.faults=SIM-X",
                        "b --set lab.nodes=3",
                        "b --set lab.nodes=3 --set lab.faults=SIM-X",
                        "c -e one --with-rollback  (expected: unknown)",
                        "c -e two --with-rollback  (expected: unknown)");
        assertThat(matrix.cells().get(1))
                .isEqualTo(new Cell("a", "", Map.of("lab.nodes", "1", "lab.faults", "SIM-X"), false, Verdict.PASS));
    }

    @Test
    void a_file_that_is_not_there_is_told_as_that() {
        assertThatThrownBy(() -> MatrixFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(MatrixRefused.class)
                .hasMessageEndingWith("none.yaml: there is no such file or folder");
    }

    @Test
    void all_problems_are_told_together() {
        assertThatThrownBy(() -> read("""
                cells:
                  - procedure: [a]
                    expect: green
                    withRollback: "yes"
                  - procedures: [a]
                    set:
                      lab.omVersion: [5.0, no]
                  - procedures: [b]
                    set: [lab.nodes]
                """))
                .isInstanceOf(MatrixRefused.class)
                .hasMessage("[MATRIX] "
                        + String.join(
                                "\n",
                                told("cells[0]: unknown key 'procedure', known are procedures, environments, set,"
                                        + " withRollback, expect; did you mean 'procedures'?"),
                                told("cells[0]: names no procedures"),
                                told("cells[0].withRollback: expected true or false: \"yes\""),
                                told("cells[0].expect: expected pass, blocked, unknown or fail: \"green\""),
                                told("cells[1].set.lab.omVersion[0]: expected a text in quotes or a whole number: 5.0"),
                                told(
                                        "cells[1].set.lab.omVersion[1]: expected a text in quotes or a whole number: false"),
                                told("cells[2].set: expected keys with a value or a list of values")));
    }

    @Test
    void refuses_what_is_no_matrix_at_all() {
        assertThatThrownBy(() -> read("a: [")).isInstanceOf(MatrixRefused.class).hasMessageContaining("no YAML: ");
        assertThatThrownBy(() -> read("cells: []")).hasMessage("[MATRIX] the matrix has no cell");
        assertThatThrownBy(() -> read("[a]"))
                .hasMessage("[MATRIX] " + told("expected one key, cells, with a list of blocks"));
        assertThatThrownBy(() -> read("cells: [{procedures: [a, b, a]}]"))
                .hasMessage("[MATRIX] two cells are the same: a");
    }

    private String told(String problem) {
        return folder.resolve("matrix.yaml") + ": " + problem;
    }

    private Matrix read(String text) throws IOException {
        return MatrixFile.read(Files.writeString(folder.resolve("matrix.yaml"), text));
    }
}
