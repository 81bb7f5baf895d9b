package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the tags of a scenario by the editions and reasons that there are. */
final class TagChecks {
    private final List<DocumentSource> sources;
    private final List<AddedReason> added;

    TagChecks(List<DocumentSource> sources, List<AddedReason> added) {
        this.sources = List.copyOf(sources);
        this.added = List.copyOf(added);
    }

    List<Gap> of(TaggedScenario scenario) {
        var gaps = new ArrayList<Gap>();
        List<String> anchors = scenario.after("@doc:");
        List<String> reasons = scenario.after("@added:");
        if (anchors.size() + reasons.size() != 1) {
            gaps.add(new Gap(
                    scenario.place(),
                    "'" + scenario.name() + "' has " + anchors.size() + " tags @doc: and " + reasons.size()
                            + " tags @added:",
                    "exactly one of them"));
        }
        anchors.forEach(anchor -> anchor(scenario, anchor).ifPresent(gaps::add));
        reasons.stream()
                .filter(id -> added.stream().noneMatch(reason -> reason.id().equals(id)))
                .map(id -> new Gap(
                        scenario.place(),
                        "@added:" + id + " has no entry in docs/sources/added.yaml",
                        oneOf(added.stream().map(AddedReason::id).toList())))
                .forEach(gaps::add);
        steps(scenario, gaps);
        return gaps;
    }

    private void steps(TaggedScenario scenario, List<Gap> gaps) {
        List<String> steps = scenario.after("@step:");
        if (steps.isEmpty()) {
            gaps.add(new Gap(scenario.place(), "'" + scenario.name() + "' has no tag @step:", "the ids of its steps"));
        }
        steps.stream()
                .filter(id ->
                        sources.stream().noneMatch(source -> source.step(id).isPresent()))
                .map(id -> new Gap(
                        scenario.place(),
                        "@step:" + id + " is no step of any document",
                        oneOf(sources.stream()
                                .flatMap(source -> source.steps().stream())
                                .map(DocumentedStep::id)
                                .toList())))
                .forEach(gaps::add);
    }

    private Optional<Gap> anchor(TaggedScenario scenario, String text) {
        Anchor anchor;
        try {
            anchor = Anchor.parse(text);
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    new Gap(scenario.place(), "@doc:" + text + " is no anchor", "@doc:document/edition#heading"));
        }
        Optional<DocumentSource> source = sources.stream()
                .filter(candidate -> candidate.document().equals(anchor.document())
                        && candidate.edition().equals(anchor.edition()))
                .findFirst();
        if (source.isEmpty()) {
            return Optional.of(new Gap(
                    scenario.place(),
                    "there is no edition " + anchor.document() + "/" + anchor.edition() + " in docs/sources",
                    oneOf(sources.stream().map(DocumentSource::name).toList())));
        }
        return source.get().heading(anchor).isPresent()
                ? Optional.empty()
                : Optional.of(new Gap(
                        scenario.place(),
                        source.get().name() + " has no heading " + anchor.heading(),
                        oneOf(source.get().headings().stream().map(Heading::id).toList())));
    }

    private static String oneOf(List<String> words) {
        return words.isEmpty() ? "none" : words.stream().collect(Collectors.joining(", ", "one of ", ""));
    }
}
