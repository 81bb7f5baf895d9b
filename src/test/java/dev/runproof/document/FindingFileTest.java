package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class FindingFileTest {
    private static final String SHARED = """
            documents:
              - {document: mill, edition: "1"}
              - {document: kiln, edition: "2"}
            findings:
              - {id: S-1, severity: M, literally: floods, safe: slowly, in: [%s]}
            """;

    @TempDir
    Path home;

    @Test
    void a_finding_of_several_documents_is_one_of_each_with_the_lines_and_steps_there() throws IOException {
        write("shared", SHARED.formatted("""
                        {document: mill, lines: [2], steps: [M-1]}, {document: kiln, lines: [], steps: [K-1, K-2]}"""));
        write("mill", """
                document: mill
                edition: "1"
                findings:
                  - {id: M-D1, severity: L, lines: [3], literally: a, safe: b, steps: [M-2]}
                """);
        var library = new Library(home);
        assertThat(library.findings())
                .extracting(finding ->
                        finding.id() + " " + finding.document() + " " + finding.lines() + " " + finding.steps())
                .containsExactly("M-D1 mill [3] [M-2]", "S-1 mill [2] [M-1]", "S-1 kiln [] [K-1, K-2]");
        assertThat(library.findings("mill")).extracting(Finding::id).containsExactly("M-D1", "S-1");
        assertThat(library.findings("kiln")).as("no file of that procedure").isEmpty();
        assertThat(library.findings("shared")).as("no procedure").isEmpty();
    }

    @Test
    void refuses_a_place_in_a_document_that_the_file_does_not_name_or_names_once() throws IOException {
        Path file = write("shared", SHARED.formatted("{document: oven, lines: [], steps: [O-1]}"));
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file
                        + ": findings[0].in[0]: 'oven' is no document of this file, or is there twice");
        String mill = "{document: mill, lines: [], steps: [M-1]}";
        write("shared", SHARED.formatted(mill + ", " + mill));
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file
                        + ": findings[0].in[1]: 'mill' is no document of this file, or is there twice");
    }

    @Test
    void refuses_a_finding_that_stands_in_no_document_or_is_handled_by_no_step() throws IOException {
        Path file = write("shared", SHARED.formatted(""));
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": findings[0]: 'in' is missing");
        write("shared", SHARED.formatted("{document: mill, lines: []}"));
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": findings[0].in[0]: S-1 needs the steps that handle it");
    }

    @Test
    void refuses_a_finding_that_is_shown_and_cannot_be_shown() throws IOException {
        Path file = write("mill", """
                document: mill
                edition: "1"
                findings:
                  - {id: M-D1, severity: L, lines: [3], literally: a, safe: b, steps: [M-2], test: T, not-shown: why}
                """);
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": findings[0]: M-D1 is shown by a test and cannot be shown");
    }

    @Test
    void tests_that_show_a_finding_are_there() {
        var named = new Library(Path.of("").toAbsolutePath())
                .findings().stream()
                        .flatMap(finding -> finding.test().stream())
                        .filter(test -> test.contains("#"))
                        .distinct()
                        .toList();
        assertThat(named).allSatisfy(test -> {
            List<String> words = List.of(test.split("#", -1));
            assertThat(Stream.of(Class.forName(words.get(0)).getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Test.class)
                                    || method.isAnnotationPresent(ParameterizedTest.class))
                            .map(Method::getName))
                    .contains(words.get(1));
        });
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve("docs/findings/" + name + ".yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
