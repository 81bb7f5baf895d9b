package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.document.Finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OmsDocumentsTest {
    private static final Library SHIPPED = new Library(Path.of("").toAbsolutePath());

    @Test
    void holds_the_document_of_3_3_0_with_all_its_steps() {
        assertThat(steps("oms-3.3.0-upgrade")).isEqualTo(steps("OMS330-", 9, 4));
        assertThat(added("oms-3.3.0-upgrade")).containsExactly("OMS330-7", "OMS330-R4");
        assertThat(source("oms-3.3.0-upgrade").passages()).hasSize(106);
    }

    @Test
    void holds_the_document_of_4_0_0_with_all_its_steps() {
        assertThat(steps("oms-4.0.0-upgrade")).isEqualTo(steps("OMS400-", 14, 7));
        assertThat(added("oms-4.0.0-upgrade")).isEmpty();
        assertThat(source("oms-4.0.0-upgrade").passages()).hasSize(185);
    }

    @Test
    void holds_the_document_of_4_2_9_with_all_its_steps_and_the_one_for_a_version_that_is_refused() {
        assertThat(steps("oms-4.2.9-upgrade"))
                .contains("OMS429-8a")
                .filteredOn(id -> !id.equals("OMS429-8a"))
                .isEqualTo(steps("OMS429-", 13, 7));
        assertThat(added("oms-4.2.9-upgrade")).containsExactly("OMS429-13", "OMS429-R6", "OMS429-R7");
        assertThat(source("oms-4.2.9-upgrade").passages()).hasSize(183);
    }

    @Test
    void titles_of_a_copy_that_lost_its_marks_are_passages_of_text() {
        assertThat(source("oms-4.2.9-upgrade").sentences())
                .filteredOn(sentence -> sentence.line() == 1 || sentence.line() == 18)
                .extracting(Sentence::kind)
                .containsExactly(Passage.Kind.TEXT, Passage.Kind.TEXT);
    }

    @Test
    void the_documents_have_their_own_findings() {
        assertThat(own("oms-3.3.0", "OMS330-D")).isEqualTo(ids("OMS330-D", 16));
        assertThat(own("oms-4.0.0", "OMS400-D")).isEqualTo(ids("OMS400-D", 20));
        assertThat(own("oms-4.2.9", "OMS429-D")).isEqualTo(ids("OMS429-D", 19));
    }

    @Test
    void and_36_that_they_share_as_far_as_each_says_the_thing_at_all() {
        assertThat(own("oms-4.0.0", "OMS-C")).isEqualTo(ids("OMS-C", 36));
        assertThat(own("oms-4.2.9", "OMS-C")).isEqualTo(ids("OMS-C", 36));
        assertThat(own("oms-3.3.0", "OMS-C"))
                .as("no HA, no look at the servers, no shell inside")
                .isEqualTo(ids("OMS-C", 36).stream()
                        .filter(id -> !List.of("OMS-C27", "OMS-C28", "OMS-C29", "OMS-C31")
                                .contains(id))
                        .toList());
    }

    @Test
    void each_is_shown_by_a_test_or_says_why_none_can_show_it() {
        assertThat(Stream.of("oms-3.3.0", "oms-4.0.0", "oms-4.2.9")
                        .flatMap(procedure -> SHIPPED.findings(procedure).stream())
                        .filter(finding ->
                                finding.test().isEmpty() && finding.notShown().isEmpty())
                        .map(Finding::id))
                .isEmpty();
    }

    @Test
    void findings_that_lose_data_or_leave_a_wrong_system_are_these() {
        assertThat(Stream.of("oms-3.3.0", "oms-4.0.0", "oms-4.2.9")
                        .flatMap(procedure -> SHIPPED.findings(procedure).stream())
                        .filter(finding -> finding.severity() == Severity.H)
                        .map(Finding::id)
                        .distinct()
                        .sorted())
                .containsExactly(
                        "OMS-C01",
                        "OMS-C02",
                        "OMS-C03",
                        "OMS-C04",
                        "OMS-C05",
                        "OMS-C06",
                        "OMS-C32",
                        "OMS-C34",
                        "OMS330-D01",
                        "OMS330-D02",
                        "OMS400-D01",
                        "OMS400-D02",
                        "OMS400-D03",
                        "OMS400-D07",
                        "OMS429-D01",
                        "OMS429-D02",
                        "OMS429-D03",
                        "OMS429-D04");
    }

    private static List<String> own(String procedure, String prefix) {
        return SHIPPED.findings(procedure).stream()
                .map(Finding::id)
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    private static List<String> ids(String prefix, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> prefix + "%02d".formatted(number))
                .toList();
    }

    private static List<String> steps(String prefix, int last, int lastBack) {
        return Stream.concat(
                        IntStream.rangeClosed(0, last).mapToObj(number -> prefix + number),
                        IntStream.rangeClosed(0, lastBack).mapToObj(number -> prefix + "R" + number))
                .toList();
    }

    private static List<String> steps(String document) {
        return source(document).steps().stream().map(DocumentedStep::id).toList();
    }

    private static List<String> added(String document) {
        return source(document).steps().stream()
                .filter(step -> step.added().isPresent())
                .map(DocumentedStep::id)
                .toList();
    }

    private static DocumentSource source(String document) {
        return SHIPPED.sources().stream()
                .filter(source -> source.document().equals(document))
                .findFirst()
                .orElseThrow();
    }
}
