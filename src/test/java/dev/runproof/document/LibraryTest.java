package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.document.Finding.Severity;
import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final Library SHIPPED = new Library(Path.of("").toAbsolutePath());

    @TempDir
    Path home;

    @Test
    void holds_the_openGauss_document_with_all_its_steps() {
        var source = opengauss();
        assertThat(source.steps())
                .extracting(DocumentedStep::id)
                .containsExactly(
                        "OG-P1", "OG-P2", "OG-P3", "OG-P4", "OG-P5", "OG-P6", "OG-P7", "OG-1", "OG-2", "OG-3", "OG-4",
                        "OG-5", "OG-6", "OG-7", "OG-8", "OG-9", "OG-10", "OG-11", "OG-12", "OG-N1");
        assertThat(source.passages()).hasSize(72);
    }

    @Test
    void holds_the_OpenMLDB_document_with_all_its_steps_and_those_that_are_added() {
        var source = openmldb();
        assertThat(source.steps())
                .extracting(DocumentedStep::id)
                .containsExactlyElementsOf(
                        Stream.of(ids("OM-P", 1, 3), ids("OM-S", 1, 6), ids("OM-", 1, 26), ids("OM-R", 0, 6))
                                .flatMap(List::stream)
                                .toList());
        assertThat(source.steps())
                .filteredOn(step -> step.added().isPresent())
                .extracting(DocumentedStep::id)
                .containsExactly("OM-S1", "OM-R0", "OM-R1", "OM-R2", "OM-R3", "OM-R4", "OM-R5", "OM-R6");
        assertThat(source.passages()).hasSize(55);
    }

    @Test
    void headings_are_named_by_their_words() {
        assertThat(SHIPPED.sources())
                .allSatisfy(source -> assertThat(source.headings())
                        .allSatisfy(heading -> assertThat(heading.id()).isEqualTo(Passages.idOf(heading.title()))));
    }

    @Test
    void holds_56_findings_of_the_OpenMLDB_document() {
        var findings = SHIPPED.findings("openmldb");
        assertThat(findings)
                .extracting(Finding::id)
                .isEqualTo(IntStream.rangeClosed(1, 56)
                        .mapToObj("OM-D%02d"::formatted)
                        .toList());
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.H)
                .extracting(Finding::id)
                .containsExactly(
                        "OM-D01", "OM-D02", "OM-D03", "OM-D05", "OM-D06", "OM-D07", "OM-D09", "OM-D10", "OM-D13",
                        "OM-D16", "OM-D17", "OM-D24", "OM-D28", "OM-D31", "OM-D33", "OM-D34", "OM-D35");
        assertThat(findings)
                .filteredOn(finding -> finding.lines().isEmpty())
                .extracting(Finding::id)
                .containsExactly("OM-D09");
    }

    @Test
    void digests_of_headings_are_those_of_their_titles() {
        assertThat(SHIPPED.sources())
                .allSatisfy(source -> assertThat(source.headings())
                        .allSatisfy(heading -> assertThat(source.sentences())
                                .filteredOn(sentence -> sentence.line() == heading.line())
                                .extracting(Sentence::sha256)
                                .containsExactly(Passages.of("# " + heading.title())
                                        .get(0)
                                        .sha256())));
    }

    @Test
    void entries_and_findings_of_the_shipped_documents_fit_each_other() {
        assertThat(SHIPPED.sources())
                .allSatisfy(source ->
                        assertThat(SourceChecks.of(source, SHIPPED.findings())).isEmpty());
    }

    @Test
    void every_line_with_words_is_in_the_document_once_and_in_order() {
        assertThat(SHIPPED.sources())
                .allSatisfy(source -> assertThat(source.sentences())
                        .extracting(Sentence::line)
                        .isSorted()
                        .allMatch(line -> line >= 1 && line <= source.origin().lines()));
    }

    @Test
    void holds_54_findings_of_the_openGauss_document() {
        var findings = SHIPPED.findings("opengauss");
        assertThat(findings)
                .extracting(Finding::id)
                .isEqualTo(IntStream.rangeClosed(1, 54)
                        .mapToObj("OG-D%02d"::formatted)
                        .toList());
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.H)
                .extracting(Finding::id)
                .containsExactly(
                        "OG-D03", "OG-D08", "OG-D14", "OG-D35", "OG-D37", "OG-D38", "OG-D39", "OG-D41", "OG-D45");
        assertThat(findings)
                .filteredOn(finding -> finding.lines().isEmpty())
                .extracting(Finding::id)
                .containsExactly("OG-D38", "OG-D39", "OG-D40", "OG-D41", "OG-D42", "OG-D50");
        assertThat(SHIPPED.findings("mill")).isEmpty();
    }

    @Test
    void finds_the_edition_that_a_copy_belongs_to() {
        assertThat(SHIPPED.closest("# Upgrading Cluster Management Components\n"))
                .map(DocumentSource::document)
                .contains("opengauss-cm-upgrade");
        assertThat(SHIPPED.closest("# Drain the mill\n")).isEmpty();
    }

    @Test
    void an_empty_project_has_an_empty_library() {
        var library = new Library(home);
        assertThat(library.sources()).isEmpty();
        assertThat(library.added()).isEmpty();
        assertThat(library.findings()).isEmpty();
    }

    @Test
    void reads_the_reasons_for_additions() {
        assertThat(SHIPPED.added()).extracting(AddedReason::id).contains("opengauss-restore");
    }

    @Test
    void refuses_an_unknown_key_with_its_place() throws IOException {
        Path file = write("docs/sources/added.yaml", "reasons:\n  - {id: a, reason: b, document: d, resaon: c}\n");
        assertThatThrownBy(() -> new Library(home).added())
                .isInstanceOfSatisfying(
                        SourceRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(ExitStatus.INPUT))
                .hasMessage("[SOURCE] " + file + ": reasons[0]: unknown key 'resaon'");
    }

    @Test
    void refuses_a_sentence_without_steps_and_without_reason() throws IOException {
        Path file = write("docs/sources/mill-1.yaml", """
                document: mill
                edition: "1"
                source: {repository: r, path: p, commit: c, sha256: s, lines: 1}
                headings: []
                steps: []
                markup: []
                sentences:
                  - {line: 3, kind: text, sha256: "%s", about: gates}
                """.formatted("0".repeat(64)));
        assertThatThrownBy(() -> new Library(home).sources())
                .hasMessage("[SOURCE] " + file
                        + ": sentences[0]: line 3 needs either steps or a reason under not-automated");
    }

    @Test
    void refuses_what_is_missing_or_of_the_wrong_kind() throws IOException {
        Path file = write("docs/findings/mill.yaml", "document: mill\nedition: 1\nfindings: []\n");
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": 'edition' must be text");
        write("docs/findings/mill.yaml", "edition: x\nfindings: []\n");
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": 'document' is missing");
        write("docs/findings/mill.yaml", "document: mill\nedition: x\nfindings: [{id: M-1, severity: X}]\n");
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": findings[0]: 'severity' must be one of h, m, l");
        write("docs/findings/mill.yaml", "document: mill\ndocument: mill\n");
        assertThatThrownBy(() -> new Library(home).findings())
                .hasMessage("[SOURCE] " + file + ": cannot be read: Duplicate field 'document'");
    }

    private static List<String> ids(String prefix, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> prefix + number)
                .toList();
    }

    private static DocumentSource opengauss() {
        return source("opengauss-cm-upgrade/2b98831");
    }

    private static DocumentSource openmldb() {
        return source("openmldb-upgrade/46b6add");
    }

    private static DocumentSource source(String name) {
        return SHIPPED.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
