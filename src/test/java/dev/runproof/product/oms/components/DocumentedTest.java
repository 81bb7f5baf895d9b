package dev.runproof.product.oms.components;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OmsHaLimits;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents' tables, cell by cell, and what follows from what is otherwise. */
class DocumentedTest {
    private static final OmsHaLimits USUAL = OmsHaLimits.parse(Optional.empty());
    private static final OmsHaLimits PERCEIVING =
            OmsHaLimits.parse(Optional.of("{\"enable\":true,\"perceiveStoreClientCheckpoint\":true}"));

    private static Judgement judged(
            Table table, Column column, OmsHaLimits ha, Freshness freshness, String before, String now) {
        return new Documented(table, column, true, Told.picture(before), ha)
                .compare(Told.picture(now), freshness)
                .judgement("as documented");
    }

    private static Judgement judged(Table table, Column column, String before, String now) {
        return judged(table, column, USUAL, Freshness.notAsked(), before, now);
    }

    @ParameterizedTest
    @CsvSource({
        "OF_4_0_0,400-1,MIGRATION RUNNING Store:Running JDBCWriter:Running",
        "OF_4_0_0,400-2,MIGRATION FAILED Store:Abnormal JDBCWriter:Abnormal",
        "OF_4_0_0,400-2,MIGRATION FAILED Store:Running JDBCWriter:Completed",
        "OF_4_0_0,400-3,SYNC RUNNING Store:Running Connector:Running",
        "OF_4_0_0,400-3,SYNC RUNNING Store:Unexpected_Exit Store:Running Connector:Running",
        "OF_4_0_0,400-4,SYNC SUSPEND Store:Running Connector:Stopped",
        "OF_4_0_0,,SYNC FAILED Store:Running Connector:Running",
        "OF_4_0_0,,MIGRATION SUSPEND Store:Running JDBCWriter:Stopped",
        "OF_4_0_0,,MIGRATION RUNNING Store:Running JDBCWriter:Abnormal",
        "OF_4_0_0,,MIGRATION RUNNING Store:Running Connector:Running",
        "OF_4_0_0,,SYNC RUNNING Store@t-0:Running Store@t-1:Abnormal Connector:Running",
        "OF_4_0_0,,SYNC RUNNING Connector:Running",
        "OF_4_0_0,,SYNC RUNNING Store:Running",
        "OF_4_2_9,429-1,MIGRATION RUNNING Store:Running Incr-Sync:Running",
        "OF_4_2_9,429-1,SYNC RUNNING Store:Running Incr-Sync:Running",
        "OF_4_2_9,429-2,SYNC FAILED Store:Abnormal Incr-Sync:Abnormal",
        "OF_4_2_9,429-3,SYNC SUSPEND Store:Running Incr-Sync:Stopped",
        "OF_4_2_9,,SYNC RUNNING Store:Abnormal Incr-Sync:Running",
        "OF_4_2_9,,SYNC FAILED Store:Running Incr-Sync:Abnormal",
        "OF_4_2_9,,SYNC RUNNING Store:Wavering Incr-Sync:Running",
        "OF_4_2_9,,SYNC RUNNING_MODIFYING Store:Running Incr-Sync:Running",
    })
    void a_project_is_in_the_row_that_it_fits_whole(Table table, String row, String project) {
        Fit fit = table.fit(Told.project("p1", project));
        assertThat(fit.row().map(Row::toString)).isEqualTo(Optional.ofNullable(row));
        assertThat(fit.compared()).isTrue();
    }

    @Test
    void a_project_without_any_component_and_any_project_of_3_3_0_are_not_compared() {
        assertThat(Table.OF_4_0_0.fit(Told.project("p1", "MIGRATION FINISHED")).compared())
                .isFalse();
        assertThat(Table.NONE
                        .fit(Told.project("p1", "MIGRATION RUNNING Store:Running JDBCWriter:Running"))
                        .compared())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // 400-1: with HA on the Store is not named, whatever it is.
        "OF_4_0_0,HA_OFF,MIGRATION RUNNING Store:Running JDBCWriter:Running,MIGRATION RUNNING Store:Abnormal JDBCWriter:Abnormal,PASS",
        "OF_4_0_0,HA_ON,MIGRATION RUNNING Store:Running JDBCWriter:Running,MIGRATION RUNNING Store:Stopped JDBCWriter:Running,PASS",
        "OF_4_0_0,HA_ON,MIGRATION RUNNING Store:Running JDBCWriter:Running,MIGRATION RUNNING Store:Running JDBCWriter:Abnormal,FAIL",
        // 400-2
        "OF_4_0_0,HA_OFF,MIGRATION FAILED Store:Running JDBCWriter:Abnormal,MIGRATION FAILED Store:Unexpected_Exit JDBCWriter:Abnormal,PASS",
        "OF_4_0_0,HA_OFF,MIGRATION FAILED Store:Running JDBCWriter:Abnormal,MIGRATION RUNNING Store:Abnormal JDBCWriter:Abnormal,UNKNOWN",
        "OF_4_0_0,HA_ON,MIGRATION FAILED Store:Running JDBCWriter:Abnormal,MIGRATION FAILED Store:Abnormal JDBCWriter:Running,PASS",
        "OF_4_0_0,HA_ON,MIGRATION FAILED Store:Running JDBCWriter:Abnormal,MIGRATION RUNNING Store:Abnormal JDBCWriter:Running,PASS",
        // 400-3
        "OF_4_0_0,HA_OFF,SYNC RUNNING Store:Running Connector:Running,SYNC RUNNING Store:Abnormal Connector:Abnormal,PASS",
        "OF_4_0_0,HA_OFF,SYNC RUNNING Store:Running Connector:Running,SYNC FAILED Store:Abnormal Connector:Abnormal,FAIL",
        "OF_4_0_0,HA_ON,SYNC RUNNING Store:Running Connector:Running,SYNC RUNNING Store:Abnormal Store:Running Connector:Running,PASS",
        "OF_4_0_0,HA_ON,SYNC RUNNING Store:Running Connector:Running,SYNC RUNNING Store:Abnormal Connector:Running,FAIL",
        "OF_4_0_0,HA_ON,SYNC RUNNING Store:Running Connector:Running,SYNC RUNNING Store:Running Connector:Starting,FAIL",
        // 400-4
        "OF_4_0_0,HA_OFF,SYNC SUSPEND Store:Running Connector:Stopped,SYNC SUSPEND Store:Abnormal Connector:Stopped,PASS",
        "OF_4_0_0,HA_OFF,SYNC SUSPEND Store:Running Connector:Stopped,SYNC SUSPEND Store:Abnormal Connector:Abnormal,FAIL",
        "OF_4_0_0,HA_ON,SYNC SUSPEND Store:Running Connector:Stopped,SYNC SUSPEND Store:Running Connector:Running,PASS",
        "OF_4_0_0,HA_ON,SYNC SUSPEND Store:Running Connector:Stopped,SYNC SUSPEND Store:Running Connector:Stopped,FAIL",
        // 429-1
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Abnormal Incr-Sync:Abnormal,PASS",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Running Incr-Sync:Running,PASS",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING_MERGING Store:Running Incr-Sync:Running,UNKNOWN",
        // 429-2
        "OF_4_2_9,HA_OFF,SYNC FAILED Store:Abnormal Incr-Sync:Abnormal,SYNC FAILED Store:Abnormal Incr-Sync:Abnormal,PASS",
        "OF_4_2_9,HA_ON,SYNC FAILED Store:Abnormal Incr-Sync:Abnormal,SYNC FAILED Store:Running Incr-Sync:Running,PASS",
        // 429-3
        "OF_4_2_9,HA_OFF,SYNC SUSPEND Store:Running Incr-Sync:Stopped,SYNC SUSPEND Store:Abnormal Incr-Sync:Stopped,PASS",
        "OF_4_2_9,HA_ON,SYNC SUSPEND Store:Running Incr-Sync:Stopped,SYNC SUSPEND Store:Running Incr-Sync:Stopped,PASS",
        "OF_4_2_9,HA_ON,SYNC SUSPEND Store:Running Incr-Sync:Stopped,SYNC SUSPEND Store:Running Incr-Sync:Running,FAIL",
        // Better than the row says, worse, missing, unknown words: the same in all rows.
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Running Incr-Sync:Abnormal,UNKNOWN",
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Abnormal Incr-Sync:Starting,UNKNOWN",
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Stopped Incr-Sync:Abnormal,FAIL",
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Stopped Store:Abnormal Incr-Sync:Abnormal,PASS",
        "OF_4_2_9,HA_OFF,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Abnormal Incr-Sync:Stopped,FAIL",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Running,FAIL",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Incr-Sync:Running,FAIL",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store@a:Running Store@b:Running Incr-Sync:Running,SYNC RUNNING Store@a:Running Store@a:Running Incr-Sync:Running,FAIL",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Wavering Incr-Sync:Running,UNKNOWN",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Running Incr-Sync:Running,SYNC RUNNING Store:Wavering Incr-Sync:Abnormal,FAIL",
        "OF_4_2_9,HA_ON,SYNC RUNNING Store:Abnormal Incr-Sync:Running,SYNC RUNNING Store:Running Incr-Sync:Running,UNKNOWN",
    })
    void a_cell_is_compared(Table table, Column column, String before, String now, Verdict verdict) {
        assertThat(judged(table, column, before, now).verdict()).isEqualTo(verdict);
    }

    @Test
    void a_failure_names_project_row_component_host_and_what_was_expected_and_seen() {
        var judged = judged(
                Table.OF_4_0_0,
                Column.HA_ON,
                "SYNC RUNNING Store:Running Connector:Running",
                "SYNC RUNNING Store:Running Connector:Abnormal");
        assertThat(judged.actual())
                .isEqualTo(
                        "project project-p1 (p1), row 400-3: Connector connector-p1-0 on 10.20.0.11: expected running, is"
                                + " abnormal (Abnormal)");
    }

    @Test
    void what_runs_but_last_reported_before_the_change_is_unknown() {
        String running = "SYNC RUNNING Store:Running Incr-Sync:Running";
        var before = Freshness.reportedSince(Told.REPORTED.plusSeconds(1));
        var judged = judged(Table.OF_4_2_9, Column.HA_ON, USUAL, before, running, running);
        assertThat(judged.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.actual())
                .contains(
                        "expected running, is running (Running), but it last reported at 2026-11-21T03:00:00Z, before");
        var sameSecond = Freshness.reportedSince(Told.REPORTED.plusMillis(900));
        assertThat(judged(Table.OF_4_2_9, Column.HA_ON, USUAL, sameSecond, running, running)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_component_whose_page_does_not_move_is_unknown_and_one_that_was_seen_once_alone_too() {
        String running = "SYNC RUNNING Store:Running Incr-Sync:Running";
        var still = Freshness.movedSince(Told.picture(running));
        assertThat(judged(Table.OF_4_2_9, Column.HA_ON, USUAL, still, running, running)
                        .actual())
                .contains("its timestamp and latency did not move");
        var other = Freshness.movedSince(Told.picture("SYNC RUNNING Store:Running"));
        assertThat(judged(Table.OF_4_2_9, Column.HA_ON, USUAL, other, running, running)
                        .actual())
                .contains("it was seen once alone");
    }

    @Test
    void what_somebody_has_to_do_by_hand_is_on_the_task_list_with_project_component_and_host() {
        assertThat(judged(
                                Table.OF_4_0_0,
                                Column.HA_ON,
                                "SYNC SUSPEND Store:Running Connector:Stopped",
                                "SYNC SUSPEND Store:Running Connector:Running")
                        .notes())
                .containsExactly("task: bring the link of project project-p1 (p1), row 400-4, back by hand: Store"
                        + " store-p1-0 on 10.20.0.11, Connector connector-p1-0 on 10.20.0.11");
        assertThat(judged(
                                Table.OF_4_2_9,
                                Column.HA_ON,
                                "SYNC FAILED Store:Abnormal Incr-Sync:Abnormal",
                                "SYNC RUNNING Store:Running Incr-Sync:Running")
                        .notes())
                .as("somebody has done it already")
                .isEmpty();
    }

    @Test
    void why_ha_may_have_left_a_subtopic_alone_is_told() {
        String suspended = "SYNC SUSPEND Store:Running Incr-Sync:Stopped";
        String left = "SYNC SUSPEND Store:Abnormal Incr-Sync:Stopped";
        var perceiving = judged(Table.OF_4_2_9, Column.HA_ON, PERCEIVING, Freshness.notAsked(), suspended, left);
        assertThat(perceiving.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Told.notes(perceiving.notes())).contains("perceiveStoreClientCheckpoint", "subtopic t-0");
        assertThat(judged(Table.OF_4_2_9, Column.HA_ON, suspended, left).notes())
                .isEmpty();

        String crowded = "SYNC RUNNING" + " Store:Abnormal".repeat(5) + " Incr-Sync:Abnormal";
        assertThat(Told.notes(
                        judged(Table.OF_4_2_9, Column.HA_ON, "SYNC RUNNING Store:Running Incr-Sync:Running", crowded)
                                .notes()))
                .contains(
                        "subtopic t-0 of project project-p1 (p1)",
                        "it holds 5 Stores",
                        "subtopicStoreNumberThreshold = 5");
        assertThat(Told.notes(judged(
                                Table.OF_4_2_9,
                                Column.HA_ON,
                                "SYNC RUNNING Store:Running Incr-Sync:Running",
                                "SYNC RUNNING Store:Stopped Incr-Sync:Abnormal")
                        .notes()))
                .contains("HA makes no Store where all are stopped");
    }

    @Test
    void a_project_without_a_row_is_unknown_for_itself_alone_and_only_where_nothing_follows() {
        Picture before = Told.picture(
                "SYNC FAILED Store:Running Connector:Running", "SYNC RUNNING Store:Running Connector:Running");
        Picture now = Told.picture(
                "SYNC FAILED Store:Abnormal Connector:Abnormal", "SYNC RUNNING Store:Abnormal Connector:Abnormal");
        var last =
                new Documented(Table.OF_4_0_0, Column.HA_OFF, true, before, USUAL).compare(now, Freshness.notAsked());
        assertThat(last.unknown()).hasSize(1);
        assertThat(last.unknown().get(0)).contains("project-p1", "no row");
        assertThat(last.mayChange()).as("no wait can help").isFalse();
        assertThat(last.judgement("").verdict()).isEqualTo(Verdict.UNKNOWN);
        var first =
                new Documented(Table.OF_4_0_0, Column.HA_OFF, false, before, USUAL).compare(now, Freshness.notAsked());
        assertThat(first.judgement("").verdict()).isEqualTo(Verdict.PASS);
        assertThat(Told.notes(first.judgement("").notes())).contains("unknown: project project-p1 (p1), FAILED");
    }

    @Test
    void without_a_record_or_a_picture_nothing_passes() {
        Picture running = Told.picture("SYNC RUNNING Store:Running Incr-Sync:Running");
        for (boolean last : new boolean[] {true, false}) {
            assertThat(new Documented(Table.OF_4_2_9, Column.HA_ON, last, Picture.none("a captcha"), USUAL)
                            .compare(running, Freshness.notAsked())
                            .judgement("")
                            .verdict())
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(new Documented(Table.OF_4_2_9, Column.HA_ON, last, running, USUAL)
                            .compare(Picture.none("a captcha"), Freshness.notAsked())
                            .judgement("")
                            .verdict())
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void a_reader_that_came_back_elsewhere_stands_for_the_one_that_is_gone() {
        Picture before = Told.picture("SYNC RUNNING Store:Running Incr-Sync:Running");
        Project was = before.projects().get(0);
        Component moved = new Component(
                Kind.INCR_SYNC,
                "incr-sync-elsewhere",
                "10.20.0.12",
                "",
                State.RUNS,
                "Running",
                Optional.of(Instant.MAX),
                java.util.List.of());
        Project now = new Project(
                was.id(),
                was.name(),
                was.type(),
                was.status(),
                java.util.List.of(was.stores().get(0), moved));
        assertThat(new Documented(Table.OF_4_2_9, Column.HA_ON, true, before, USUAL)
                        .compare(Picture.of(java.util.List.of(now), java.util.List.of()), Freshness.notAsked())
                        .judgement("")
                        .actual())
                .contains("Incr-Sync incr-sync-elsewhere on 10.20.0.12: running");
    }
}
