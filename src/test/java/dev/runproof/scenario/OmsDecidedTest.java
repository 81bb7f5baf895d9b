package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no program can find out, and somebody takes upon himself: who it was is on record. */
@Tag("crash")
class OmsDecidedTest {
    private static final String SOMEBODY = "A. Person";

    @TempDir
    private Path home;

    private static void ends(String what, OmsRehearsal rehearsal, Verdict verdict, String step) throws IOException {
        long begin = System.nanoTime();
        RunOutcome outcome = rehearsal.run();
        OmsJudge.note(what, outcome, rehearsal, begin);
        assertThat(outcome.verdict()).as("%s: %s", what, rehearsal.worst()).isEqualTo(verdict);
        if (!step.isEmpty()) {
            assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        }
        assertThat(rehearsal.witness().dropsAndCreates()).isEmpty();
    }

    /** SIM-OK-8: the version of before is not on record, and the script refuses. */
    @Test
    void the_script_runs_again_only_when_somebody_has_decided_what_the_version_was() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of("oms-version-row", "off"))) {
            rehearsal.deciding(SOMEBODY);
            ends("SIM-OK-8", rehearsal, Verdict.PASS, "");

            assertThat(rehearsal.witness().initialisations()).hasSize(2);
            assertThat(rehearsal.witness().said("4.2.8-CE")).isTrue();
        }
    }

    /** SIM-OK-8 without anybody. */
    @Test
    void a_refusal_of_the_version_ends_the_run_when_nobody_decides() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of("oms-version-row", "off"))) {
            ends("SIM-OK-8, undecided", rehearsal, Verdict.UNKNOWN, "OMS429-8a");

            assertThat(rehearsal.witness().initialisations()).hasSize(1);
        }
    }

    /** SIM-OK-15: a synchronization that has failed has no row in the document's table. */
    @Test
    void a_project_without_a_row_is_shown_at_the_start_and_unknown_at_the_end() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal
                    .witness()
                    .sql(
                            rehearsal.variable("db.rm"),
                            "update oms_sync_project set project_status='FAILED' where id='s_1'");
            ends("SIM-OK-15", rehearsal, Verdict.UNKNOWN, "OMS400-13");

            assertThat(rehearsal
                            .step("the components of every project are recorded")
                            .notes())
                    .anyMatch(note -> note.startsWith("project events (s_1) FAILED, ") && !note.contains(" row 400-"));
            assertThat(rehearsal.worst().told()).contains("events (s_1)").doesNotContain("orders", "archive", "audit");
        }
    }

    /** SIM-F41, and somebody knows that the release has nothing to change there. */
    @Test
    void an_unchanged_heartbeat_database_is_accepted_by_name() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of("regions", "2"))) {
            rehearsal.planted("SIM-F41", "", "").deciding(SOMEBODY);
            rehearsal.run();

            assertThat(rehearsal.step("every database was migrated").verdict()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal
                            .step("every database was migrated")
                            .judgements()
                            .toString())
                    .contains("cm_hb_331_2 is as it was, accepted by " + SOMEBODY);
        }
    }

    /** SIM-F24 behind the start: whatever else the verification sees, another database is served. */
    @Test
    void another_database_is_noticed_although_all_is_healthy() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            String file = rehearsal.variable("config.node1");
            // Written in place: a file of the same name would not be the one that the container has mounted.
            rehearsal
                    .deciding(SOMEBODY)
                    .when(
                            "the programs of the new containers are ready",
                            () -> rehearsal
                                    .witness()
                                    .shell(
                                            "node1",
                                            "text=$(sed 's/^drc_rm_db: .*/drc_rm_db: rm_other/' " + file
                                                    + "); printf '%s\\n' \"$text\" >" + file));
            ends("SIM-F24, decided", rehearsal, Verdict.FAIL, "OMS400-10");

            assertThat(rehearsal.worst().told()).contains("rm_other");
        }
    }

    /** SIM-F28: a person does what the console does not let a program do, and the proof is in rm all the same. */
    @Test
    void with_an_image_code_at_the_logon_a_person_clicks_and_rm_proves_it() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F28", "", "").deciding(SOMEBODY).hearing(question -> clicked(rehearsal, question));
            ends("SIM-F28, by hand", rehearsal, Verdict.PASS, "");

            assertThat(rehearsal
                            .step("only the switch of high availability has changed")
                            .verdict())
                    .isEqualTo(Verdict.PASS);
            assertThat(rehearsal.questions()).anyMatch(question -> question.contains("CONFIRMATION OMS400-11"));
        }
    }

    /** SIM-F28, and the person only says that it was done. */
    @Test
    void a_click_that_nobody_did_is_not_believed() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F28", "", "").deciding(SOMEBODY);
            ends("SIM-F28, not done", rehearsal, Verdict.FAIL, "OMS400-1");

            assertThat(rehearsal.witness().docker("stop")).isEmpty();
        }
    }

    /** SIM-F38: the pages cannot be read, and the operator has written down what he saw before. */
    @Test
    void states_that_the_operator_wrote_down_are_judged_and_marked_as_his_word() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of())) {
            Path file = Files.writeString(home.resolve("components.csv"), """
                    before,np_1,project,MIGRATION,,,RUNNING
                    before,np_1,Store,store7100,node1,p_np_1_source-000-0,Running
                    before,np_1,Incr-Sync,incr-sync_np_1,node1,,Running
                    """);
            rehearsal
                    .planted("SIM-F38", "", "")
                    .with("oms.componentsFile", file.toString())
                    .deciding(SOMEBODY)
                    .hearing(question -> clicked(rehearsal, question));
            rehearsal.run();

            assertThat(rehearsal
                            .step("the components of every project are recorded")
                            .judgements()
                            .toString())
                    .contains("by the operator's word in " + file);
            assertThat(rehearsal
                            .step("the components are as documented with high availability off")
                            .judgements()
                            .toString())
                    .contains(SOMEBODY + " decided to go on");
        }
    }

    /** The text that the question shows, written as OK of the dialog writes it. */
    private static void clicked(OmsRehearsal rehearsal, String question) {
        var text = Pattern.compile("(?s)cannot be driven.*?\\n(\\{.*)").matcher(question);
        if (text.find()) {
            rehearsal
                    .witness()
                    .sql(
                            rehearsal.variable("db.rm"),
                            "update oms_normal_config set cfg_value='" + text.group(1)
                                    + "' where cfg_name='ha.config'");
        }
    }
}
