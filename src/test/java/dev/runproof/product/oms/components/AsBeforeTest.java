package dev.runproof.product.oms.components;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import org.junit.jupiter.api.Test;

class AsBeforeTest {
    private static Findings compare(String before, String now, Freshness freshness) {
        return new AsBefore(Told.picture(before)).compare(Told.picture(now), freshness);
    }

    @Test
    void what_differs_is_a_task_and_no_failure() {
        var findings = compare(
                "SYNC RUNNING Store:Running Connector:Running",
                "SYNC FAILED Store:Abnormal Connector:Running",
                Freshness.notAsked());
        assertThat(findings.judgement("").verdict()).isEqualTo(Verdict.PASS);
        assertThat(findings.judgement("").notes())
                .containsExactly(
                        "task: project project-p1 (p1) was RUNNING, is FAILED",
                        "task: project project-p1 (p1): Store of subtopic t-0 (store-p1-0 on 10.20.0.11): was running, is"
                                + " abnormal (Abnormal); it may have to be brought back by hand");
        assertThat(findings.mayChange()).as("it may come back").isTrue();
    }

    @Test
    void what_is_better_than_before_is_told_and_not_waited_for() {
        var findings = compare(
                "SYNC FAILED Store:Abnormal Connector:Abnormal",
                "SYNC FAILED Store:Running Connector:Abnormal",
                Freshness.notAsked());
        assertThat(findings.judgement("").notes()).hasSize(1);
        assertThat(findings.mayChange()).isFalse();
    }

    @Test
    void what_is_shown_as_running_and_does_not_report_is_a_task() {
        String running = "SYNC RUNNING Store:Running Connector:Running";
        var findings = compare(running, running, Freshness.movedSince(Told.picture(running)));
        assertThat(findings.judgement("").notes()).hasSize(2).allMatch(note -> note.contains("did not move"));
    }

    @Test
    void what_cannot_be_read_is_unknown_after_all() {
        var findings = compare(
                "SYNC RUNNING Store:Running Connector:Running",
                "SYNC RUNNING Store:Wavering Connector:Running",
                Freshness.notAsked());
        assertThat(findings.judgement("").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(new AsBefore(Picture.none("a captcha"))
                        .compare(Told.picture(), Freshness.notAsked())
                        .judgement("")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }
}
