package dev.runproof.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Finding FINDING = new Finding(
            "M-D1",
            "mill",
            Finding.Severity.L,
            List.of(2),
            "floods",
            "slowly",
            List.of("M-1"),
            Optional.empty(),
            Optional.empty());
    private static final AddedReason LOOK = new AddedReason("look", "mill", "nobody looks");
    private static final TaggedScenario CLOSE = scenario("Close", 10, "@doc:mill/1#drain", "@step:M-1", "@mutating");
    private static final TaggedScenario OPEN = scenario("Open", 20, "@doc:mill/1#fill", "@step:M-2", "@mutating");
    private static final TaggedScenario LOOKING = scenario("Look", 30, "@added:look", "@step:M-2", "@readonly");

    @Test
    void is_complete_when_every_tag_has_an_entry_and_every_entry_a_scenario_or_a_reason() {
        var coverage = coverage(CLOSE, OPEN, LOOKING);
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.isComplete()).isTrue();
        assertThat(coverage.lines())
                .extracting(CoveredLine::toString)
                .containsExactly(
                        "   1  heading  [no step: heading]",
                        "   2  gates  [M-1]  M-D1",
                        "   3  heading  [no step: heading]",
                        "   4  valve  [M-2]");
        assertThat(coverage.lines().get(3).scenarios()).containsExactly("Open", "Look");
    }

    @Test
    void names_a_step_that_no_scenario_carries_out_and_a_heading_that_none_cites() {
        assertThat(gaps(CLOSE, LOOKING))
                .containsExactly(
                        "mill/1 line 3: no scenario carries @doc:mill/1#fill; expected a scenario, or a reason under not-automated");
        assertThat(gaps(OPEN, LOOKING))
                .containsExactly(
                        "mill/1: no scenario carries @step:M-1 (close the gates); expected a scenario, or a reason under not-automated",
                        "mill/1 line 1: no scenario carries @doc:mill/1#drain; expected a scenario, or a reason under not-automated");
    }

    @Test
    void names_a_reason_that_no_scenario_uses() {
        assertThat(gaps(CLOSE, OPEN))
                .containsExactly(
                        "added.yaml: no scenario carries @added:look; expected a scenario, or no reason of this id");
    }

    @Test
    void names_tags_without_an_entry() {
        assertThat(gapsOf("@doc:mill/1#drian", "@step:M-1"))
                .containsExactly("f.feature:40: mill/1 has no heading drian; expected one of drain, fill");
        assertThat(gapsOf("@doc:mill/2#drain", "@step:M-1"))
                .containsExactly("f.feature:40: there is no edition mill/2 in docs/sources; expected one of mill/1");
        assertThat(gapsOf("@doc:mill@1#drain", "@step:M-1"))
                .containsExactly(
                        "f.feature:40: @doc:mill@1#drain is no anchor; expected @doc:document/edition#heading");
        assertThat(gapsOf("@doc:mill/1#drain", "@step:M-7"))
                .containsExactly("f.feature:40: @step:M-7 is no step of any document; expected one of M-1, M-2");
        assertThat(gapsOf("@added:lok", "@step:M-1"))
                .containsExactly(
                        "f.feature:40: @added:lok has no entry in docs/sources/added.yaml; expected one of look");
    }

    @Test
    void names_scenarios_that_cite_nothing_or_too_much() {
        assertThat(gapsOf("@step:M-1"))
                .containsExactly(
                        "f.feature:40: 'Odd' has 0 tags @doc: and 0 tags @added:; expected exactly one of them");
        assertThat(gapsOf("@doc:mill/1#drain", "@added:look", "@step:M-1"))
                .containsExactly(
                        "f.feature:40: 'Odd' has 1 tags @doc: and 1 tags @added:; expected exactly one of them");
        assertThat(gapsOf("@doc:mill/1#drain"))
                .containsExactly("f.feature:40: 'Odd' has no tag @step:; expected the ids of its steps");
    }

    @Test
    void what_no_scenario_carries_out_yet_of_a_planned_document_is_no_gap() {
        var coverage = Coverage.of(List.of(planned(mill())), List.of(LOOK), List.of(FINDING), List.of(CLOSE));
        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.planned())
                .extracting(Gap::toString)
                .containsExactly(
                        "added.yaml: no scenario carries @added:look; expected a scenario, or no reason of this id",
                        "mill/1: no scenario carries @step:M-2 (open the valve); expected a scenario, or a reason under not-automated",
                        "mill/1 line 3: no scenario carries @doc:mill/1#fill; expected a scenario, or a reason under not-automated");
    }

    @Test
    void tags_of_a_planned_document_must_have_an_entry_all_the_same() {
        var odd = scenario("Odd", 40, "@doc:mill/1#drian", "@step:M-1");
        assertThat(Coverage.of(List.of(planned(mill())), List.of(LOOK), List.of(FINDING), List.of(odd))
                        .gaps())
                .extracting(Gap::toString)
                .containsExactly("f.feature:40: mill/1 has no heading drian; expected one of drain, fill");
    }

    @Test
    void a_document_that_is_carried_out_is_no_longer_planned() {
        assertThat(Coverage.of(List.of(planned(mill())), List.of(LOOK), List.of(FINDING), List.of(CLOSE, OPEN, LOOKING))
                        .gaps())
                .extracting(Gap::toString)
                .containsExactly(
                        "mill/1: it is said to be planned, and all of it has a scenario or a reason; expected no key planned");
    }

    @Test
    void names_a_reason_of_a_document_that_is_not_there() {
        var stray = new AddedReason("look", "miller", "nobody looks");
        assertThat(Coverage.of(List.of(mill()), List.of(stray), List.of(FINDING), List.of(CLOSE, OPEN, LOOKING))
                        .gaps())
                .extracting(Gap::toString)
                .containsExactly(
                        "added.yaml: the reason look names the unknown document miller; expected a document of docs/sources");
    }

    @Test
    void an_added_step_has_a_reason_of_its_document_and_no_sentence() {
        assertThat(gapsWith(addedStep("M-3", "look"))).isEmpty();
        assertThat(gapsWith(addedStep("M-3", "lok")))
                .containsExactly(
                        "mill/1: the step M-3 is added for the unknown reason lok; expected a reason of this document in added.yaml");
        assertThat(gapsWith(addedStep("M-2", "look")))
                .contains(
                        "mill/1: the step M-2 is said to be added, and a sentence stands behind it; expected one or the other");
    }

    @Test
    void turns_red_for_every_single_entry_that_is_taken_out_of_a_shipped_document() {
        var library = new Library(Path.of("").toAbsolutePath());
        for (DocumentSource shipped : library.sources()) {
            var source = with(shipped, shipped.steps(), shipped.sentences());
            var findings = library.findings().stream()
                    .filter(finding -> finding.document().equals(source.document()))
                    .toList();
            var reasons = library.added().stream()
                    .filter(reason -> reason.document().equals(source.document()))
                    .toList();
            var scenarios = scenariosFor(source, reasons);
            assertThat(Coverage.of(List.of(source), reasons, findings, scenarios)
                            .gaps())
                    .isEmpty();
            for (DocumentedStep step : source.steps()) {
                var less = new ArrayList<>(source.steps());
                less.remove(step);
                assertThat(Coverage.of(List.of(with(source, less, source.sentences())), reasons, findings, scenarios)
                                .gaps())
                        .as("without the step %s", step.id())
                        .isNotEmpty();
                assertThat(Coverage.of(
                                        List.of(source),
                                        reasons,
                                        findings,
                                        scenarios.stream()
                                                .filter(other -> !other.tags().contains("@step:" + step.id()))
                                                .toList())
                                .gaps())
                        .as("without the scenario of %s", step.id())
                        .isNotEmpty();
                var silent = source.sentences().stream()
                        .filter(sentence -> !sentence.steps().contains(step.id()))
                        .toList();
                assertThat(Coverage.of(List.of(with(source, source.steps(), silent)), reasons, findings, scenarios)
                                .gaps()
                                .isEmpty())
                        .as("without the sentences of %s", step.id())
                        .isEqualTo(step.added().isPresent());
            }
            for (AddedReason reason : reasons) {
                assertThat(Coverage.of(
                                        List.of(source),
                                        reasons.stream()
                                                .filter(other -> !other.equals(reason))
                                                .toList(),
                                        findings,
                                        scenarios)
                                .gaps())
                        .as("without the reason %s", reason.id())
                        .isNotEmpty();
            }
            for (Finding finding : findings) {
                var less = new ArrayList<>(findings);
                less.remove(finding);
                assertThat(Coverage.of(List.of(source), reasons, less, scenarios)
                                .gaps()
                                .isEmpty())
                        .as("without the finding %s", finding.id())
                        .isEqualTo(finding.lines().isEmpty());
            }
        }
    }

    private static List<TaggedScenario> scenariosFor(DocumentSource source, List<AddedReason> reasons) {
        var scenarios = new ArrayList<TaggedScenario>();
        for (Heading heading : source.headings()) {
            scenarios.add(scenario(
                    heading.title(),
                    heading.line(),
                    "@doc:" + source.name() + "#" + heading.id(),
                    "@step:" + source.steps().get(0).id()));
        }
        for (DocumentedStep step : source.steps()) {
            scenarios.add(
                    scenario(step.about(), 1, "@doc:" + source.name() + "#" + step.heading(), "@step:" + step.id()));
        }
        for (AddedReason reason : reasons) {
            scenarios.add(scenario(
                    reason.id(),
                    1,
                    "@added:" + reason.id(),
                    "@step:" + source.steps().get(0).id()));
        }
        return scenarios;
    }

    private static DocumentSource planned(DocumentSource source) {
        return new DocumentSource(
                source.document(),
                source.edition(),
                Optional.of("being written"),
                source.origin(),
                source.headings(),
                source.steps(),
                source.markup(),
                source.sentences());
    }

    private static DocumentedStep addedStep(String id, String reason) {
        return new DocumentedStep(id, "fill", "look at the dial", Optional.empty(), Optional.of(reason));
    }

    private static List<String> gapsWith(DocumentedStep added) {
        var steps = new ArrayList<>(mill().steps());
        steps.removeIf(step -> step.id().equals(added.id()));
        steps.add(added);
        var scenario = scenario("Dial", 50, "@added:look", "@step:" + added.id());
        return Coverage.of(
                        List.of(with(mill(), steps, mill().sentences())),
                        List.of(LOOK),
                        List.of(FINDING),
                        List.of(CLOSE, OPEN, scenario))
                .gaps()
                .stream()
                .map(Gap::toString)
                .toList();
    }

    private static DocumentSource with(DocumentSource source, List<DocumentedStep> steps, List<Sentence> sentences) {
        return new DocumentSource(
                source.document(),
                source.edition(),
                Optional.empty(),
                source.origin(),
                source.headings(),
                steps,
                source.markup(),
                sentences);
    }

    private static List<String> gapsOf(String... tags) {
        return gaps(CLOSE, OPEN, LOOKING, scenario("Odd", 40, tags));
    }

    private static List<String> gaps(TaggedScenario... scenarios) {
        return coverage(scenarios).gaps().stream().map(Gap::toString).toList();
    }

    private static Coverage coverage(TaggedScenario... scenarios) {
        return Coverage.of(List.of(mill()), List.of(LOOK), List.of(FINDING), List.of(scenarios));
    }

    private static DocumentSource mill() {
        return new DocumentSource(
                "mill",
                "1",
                Optional.empty(),
                new DocumentSource.Origin("mill/docs", "drain.md", "abc", "", 4),
                List.of(
                        new Heading("drain", "Drain", 1, Optional.empty()),
                        new Heading("fill", "Fill", 3, Optional.empty())),
                List.of(
                        new DocumentedStep("M-1", "drain", "close the gates", Optional.empty(), Optional.empty()),
                        new DocumentedStep("M-2", "fill", "open the valve", Optional.empty(), Optional.empty())),
                List.of(),
                List.of(
                        sentence(1, Passage.Kind.HEADING, "heading", List.of(), List.of()),
                        sentence(2, Passage.Kind.TEXT, "gates", List.of("M-1"), List.of("M-D1")),
                        sentence(3, Passage.Kind.HEADING, "heading", List.of(), List.of()),
                        sentence(4, Passage.Kind.TEXT, "valve", List.of("M-2"), List.of())));
    }

    private static Sentence sentence(
            int line, Passage.Kind kind, String about, List<String> steps, List<String> findings) {
        return new Sentence(
                line,
                kind,
                "0".repeat(64),
                0,
                about,
                steps,
                steps.isEmpty() ? Optional.of("heading") : Optional.empty(),
                findings);
    }

    private static TaggedScenario scenario(String name, int line, String... tags) {
        return new TaggedScenario(name, "f.feature", line, List.of(tags));
    }
}
