package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the features carry out what the documents say, looked at from both sides.
 *
 * @param lines everything that the documents say, in their order
 * @param gaps what does not fit; empty when every tag has an entry, and every entry a scenario or a reason
 */
public record Coverage(List<CoveredLine> lines, List<Gap> gaps) {
    public Coverage {
        lines = List.copyOf(lines);
        gaps = List.copyOf(gaps);
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
        var tags = new TagChecks(sources, added);
        scenarios.forEach(scenario -> gaps.addAll(tags.of(scenario)));
        for (AddedReason reason : added) {
            if (scenarios.stream()
                    .noneMatch(scenario -> scenario.after("@added:").contains(reason.id()))) {
                gaps.add(new Gap(
                        "added.yaml",
                        "no scenario carries @added:" + reason.id(),
                        "a scenario, or no reason of this id"));
            }
        }
        var lines = new ArrayList<CoveredLine>();
        for (DocumentSource source : sources) {
            gaps.addAll(SourceChecks.of(source, findings));
            gaps.addAll(uncovered(source, scenarios));
            source.sentences().forEach(sentence -> lines.add(line(source, sentence, scenarios)));
        }
        return new Coverage(lines, gaps);
    }

    /** Whether everything fits. */
    public boolean isComplete() {
        return gaps.isEmpty();
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
