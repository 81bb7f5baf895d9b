package dev.runproof.product.oms.components;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a comparison found, component by component. Mutable; lives inside one judgement. */
final class Findings {
    private final List<String> worse = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> asWanted = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean worthWaiting;
    private String word = "";

    void fails(String finding) {
        worse.add(finding);
        worthWaiting = true;
    }

    /** Unknown now; it may yet become what is wanted. */
    void isUnknownYet(String finding) {
        unknown.add(finding);
        worthWaiting = true;
    }

    /** Unknown, however long one waits. */
    void isUnknown(String finding) {
        unknown.add(finding);
    }

    void holds(String finding) {
        asWanted.add(finding);
    }

    /** Not as wanted, without a verdict; waiting may change it. */
    void isAwaited() {
        worthWaiting = true;
    }

    /** A line of the task list: what a person has to do. */
    void task(String task) {
        notes.add("task: " + task);
    }

    void note(String remark) {
        notes.add(remark);
    }

    /** Whose word it all rests on, told in every verdict; empty where consoles and databases told it. */
    Findings saidBy(String whose) {
        word = whose;
        return this;
    }

    /** Whether waiting may still change what is not as wanted. */
    boolean mayChange() {
        return worthWaiting;
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The worst alone decides; what is unknown beside a failure is told with it. */
    Judgement judgement(String expected) {
        if (worse.isEmpty() && unknown.isEmpty()) {
            return new Judgement(Verdict.PASS, expected, all(asWanted), notes);
        }
        var told = new ArrayList<>(worse);
        told.addAll(unknown);
        return new Judgement(worse.isEmpty() ? Verdict.UNKNOWN : Verdict.FAIL, expected, all(told), notes);
    }

    /** The judgement when somebody has decided about what is unknown: it is told, and ends nothing. */
    Judgement decided(String expected, String decision) {
        Judgement judged = judgement(expected);
        if (judged.verdict() != Verdict.UNKNOWN) {
            return judged;
        }
        var all = new ArrayList<>(notes);
        unknown.forEach(each -> all.add("unknown: " + each));
        all.add(decision);
        return new Judgement(Verdict.PASS, expected, asWanted.isEmpty() ? "nothing is known" : all(asWanted), all);
    }

    private String all(List<String> findings) {
        return word + String.join("; ", findings);
    }
}
