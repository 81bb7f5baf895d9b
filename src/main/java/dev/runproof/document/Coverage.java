package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the features carry out what the documents say, looked at from both sides.
 *
 * @param lines everything that the documents say, in their order
 * @param gaps what does not fit; empty when every tag has an entry, and every entry a scenario or a reason
 * @param planned what no scenario carries out yet, of documents that say of themselves that they are planned; no gaps
 */
public record Coverage(List<CoveredLine> lines, List<Gap> gaps, List<Gap> planned) {
    public Coverage {
        lines = List.copyOf(lines);
        gaps = List.copyOf(gaps);
        planned = List.copyOf(planned);
    }

    /**
     * Compares scenarios with editions.
     *
     * @param sources the editions that the scenarios are to cover
     * @param added the reasons for scenarios that no document asks for
     * @param findings what is known to be wrong with the documents
     */
    public static Coverage of(
            List<DocumentSource> sources,
            List<AddedReason> added,
            List<Finding> findings,
            List<TaggedScenario> scenarios) {
        var gaps = new ArrayList<Gap>();
        var planned = new ArrayList<Gap>();
        var tags = new TagChecks(sources, added);
        scenarios.forEach(scenario -> gaps.addAll(tags.of(scenario)));
        gaps.addAll(strangers(sources, added));
        var lines = new ArrayList<CoveredLine>();
        for (DocumentSource source : sources) {
            gaps.addAll(SourceChecks.of(source, findings));
            gaps.addAll(AddedSteps.of(source, added));
            var missing = new ArrayList<>(unused(source, added, scenarios));
            missing.addAll(uncovered(source, scenarios));
            (source.planned().isPresent() ? planned : gaps).addAll(missing);
            if (source.planned().isPresent() && missing.isEmpty()) {
                gaps.add(new Gap(
                        source.name(),
                        "it is said to be planned, and all of it has a scenario or a reason",
                        "no key planned"));
            }
            source.sentences().forEach(sentence -> lines.add(line(source, sentence, scenarios)));
        }
        return new Coverage(lines, gaps, planned);
    }

    /** Whether everything fits. */
    public boolean isComplete() {
        return gaps.isEmpty();
    }

    private static List<Gap> strangers(List<DocumentSource> sources, List<AddedReason> added) {
        return added.stream()
                .filter(reason ->
                        sources.stream().noneMatch(source -> source.document().equals(reason.document())))
                .map(reason -> new Gap(
                        "added.yaml",
                        "the reason " + reason.id() + " names the unknown document " + reason.document(),
                        "a document of docs/sources"))
                .toList();
    }

    private static List<Gap> unused(DocumentSource source, List<AddedReason> added, List<TaggedScenario> scenarios) {
        return added.stream()
                .filter(reason -> reason.document().equals(source.document()))
                .filter(reason -> scenarios.stream()
                        .noneMatch(scenario -> scenario.after("@added:").contains(reason.id())))
                .map(reason -> new Gap(
                        "added.yaml",
                        "no scenario carries @added:" + reason.id(),
                        "a scenario, or no reason of this id"))
                .toList();
    }

    private static List<Gap> uncovered(DocumentSource source, List<TaggedScenario> scenarios) {
        var gaps = new ArrayList<Gap>();
        for (DocumentedStep step : source.steps()) {
            boolean carriedOut = scenarios.stream()
                    .anyMatch(scenario -> scenario.after("@step:").contains(step.id()));
            if (!carriedOut && step.notAutomated().isEmpty()) {
                gaps.add(new Gap(
                        source.name(),
                        "no scenario carries @step:" + step.id() + " (" + step.about() + ")",
                        "a scenario, or a reason under not-automated"));
            }
        }
        for (Heading heading : source.headings()) {
            String anchor = new Anchor(source.document(), source.edition(), heading.id()).toString();
            boolean cited = scenarios.stream()
                    .anyMatch(scenario -> scenario.after("@doc:").contains(anchor));
            if (!cited && heading.notAutomated().isEmpty()) {
                gaps.add(new Gap(
                        source.name() + " line " + heading.line(),
                        "no scenario carries @doc:" + anchor,
                        "a scenario, or a reason under not-automated"));
            }
        }
        return gaps;
    }

    private static CoveredLine line(DocumentSource source, Sentence sentence, List<TaggedScenario> scenarios) {
        var carrying = scenarios.stream()
                .filter(scenario -> sentence.steps().stream().anyMatch(scenario.after("@step:")::contains))
                .map(TaggedScenario::name)
                .toList();
        Optional<String> reason = sentence.notAutomated();
        return new CoveredLine(
                source.name(),
                sentence.line(),
                sentence.about(),
                sentence.steps(),
                carrying,
                reason,
                sentence.findings());
    }
}
