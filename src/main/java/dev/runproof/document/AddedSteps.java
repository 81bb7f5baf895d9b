package dev.runproof.document;

import java.util.ArrayList;
import java.util.List;

/** Judges the steps that no sentence of an edition asks for. */
final class AddedSteps {
    private AddedSteps() {}

    static List<Gap> of(DocumentSource source, List<AddedReason> reasons) {
        var gaps = new ArrayList<Gap>();
        for (DocumentedStep step : source.steps()) {
            step.added()
                    .filter(id -> reasons.stream()
                            .noneMatch(reason ->
                                    reason.id().equals(id) && reason.document().equals(source.document())))
                    .ifPresent(id -> gaps.add(new Gap(
                            source.name(),
                            "the step " + step.id() + " is added for the unknown reason " + id,
                            "a reason of this document in added.yaml")));
            if (step.added().isPresent() && !source.sentencesOf(step.id()).isEmpty()) {
                gaps.add(new Gap(
                        source.name(),
                        "the step " + step.id() + " is said to be added, and a sentence stands behind it",
                        "one or the other"));
            }
        }
        return gaps;
    }
}
