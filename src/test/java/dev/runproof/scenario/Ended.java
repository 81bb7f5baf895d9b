package dev.runproof.scenario;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.run.StepPlace;
import java.util.List;

/** How a step ended. */
record Ended(StepPlace place, Verdict verdict, List<Judgement> judgements) {
    /** What was judged otherwise than well. */
    String told() {
        var told = new StringBuilder();
        for (Judgement judgement : judgements) {
            if (judgement.verdict() != Verdict.PASS) {
                told.append(judgement.actual()).append('\n');
            }
        }
        return told.toString();
    }

    List<String> notes() {
        return judgements.stream()
                .flatMap(judgement -> judgement.notes().stream())
                .toList();
    }

    @Override
    public String toString() {
        return verdict + " " + place.text() + ": " + told() + notes();
    }
}
