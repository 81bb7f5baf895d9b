package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back of an OpenMLDB cluster from where the upgrade has come to; over real SSH, a lab each. */
@Tag("crash")
class OpenMldbWayBackTest {
    private static final String OLD = "0.9.0";

    @TempDir
    private Path home;

    /** A step has failed, its cause is taken away, and the cluster goes back. */
    @ParameterizedTest
    @ValueSource(
            strings = {"SIM-OK", "SIM-STARTFAIL-NS", "SIM-STARTFAIL", "SIM-POST-NOSTAT", "SIM-NEWFAIL", "SIM-TM-FAIL"})
    void leads_back(String id) throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.planted(id, "", "");
            Set<String> before = rehearsal.asked().replicas();
            String failover = rehearsal.asked().autoFailover();
            RunOutcome forward = rehearsal.run();
            if (!id.startsWith("SIM-OK")) {
                rehearsal.lab().clear();
            }

            RunOutcome back = rehearsal.rollback(forward);

            note("back from " + id + " (" + forward.verdict() + ")", back, rehearsal);
            assertThat(back.verdict()).as("%s: %s", id, rehearsal.worst()).isEqualTo(Verdict.PASS);
            isAsBefore(rehearsal, before, failover);
        }
    }

    /** What is planted for the way back alone, after an upgrade that went well. */
    @ParameterizedTest
    @CsvSource({"SIM-RB-BACKUP, OM-P1, OM-R0, and is"})
    void does_not_call_it_rolled_back(String id, String at, String step, String told) throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            rehearsal.planted(id, "", at);

            RunOutcome back = rehearsal.rollback(forward);

            note("back with " + id, back, rehearsal);
            assertThat(back.verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
            assertThat(rehearsal.worst().told()).contains(told);
            assertThat(rehearsal.asked().autoFailover()).isEqualTo("true");
        }
    }

    /** What goes wrong on the way back itself. */
    @ParameterizedTest
    @CsvSource({
        "SIM-RB-VERSION, OM-R2, '', OM-R2, still alive",
        "SIM-ARREARS-SINGLE, OM-R2, '', OM-R2, not within",
        "SIM-RB-ROWS, OM-R6, '', OM-R6, rows are lost",
        "SIM-RB-EXTRA, OM-R2, '', OM-R2, a replica too many",
        "SIM-RB-UNKNOWN, OM-R6, OM-P1, OM-R6, ''"
    })
    void ends_short_of_rolled_back(String id, String from, String at, String step, String told) throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);

            RunOutcome back = rehearsal
                    .whenDocumented(from, () -> rehearsal.planted(id, "", at))
                    .rollback(forward);

            note("back with " + id + " from " + from, back, rehearsal);
            assertThat(back.verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
            assertThat(rehearsal.worst().told()).contains(told);
            assertThat(rehearsal.asked().autoFailover()).isEqualTo("true");
        }
    }

    /** The operation tool is killed on the way back. */
    @ParameterizedTest
    @ValueSource(strings = {"SIM-KILL-PRE", "SIM-KILL-POST"})
    void heals_what_a_killed_tool_has_left(String id) throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);

            RunOutcome back = rehearsal.planted(id, "", "").rollback(forward);

            note("back with " + id, back, rehearsal);
            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.notes()).anyMatch(note -> note.contains("OM-S6"));
            isAsBefore(rehearsal, before, "true");
        }
    }

    /** A full disk or a kill ends the copy of the new release before anything was exchanged. */
    @Test
    void removes_what_an_exchange_that_was_broken_off_has_left() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            RunOutcome forward = rehearsal.planted("SIM-STARTFAIL", "", "").run();
            rehearsal.lab().clear();
            String kept = rehearsal.ssh(
                    "tablet1", "cd " + rehearsal.variable("dir.tablet.tablet1") + " && echo bin.backup-*");
            rehearsal.ssh(
                    "tablet2",
                    "cd " + rehearsal.variable("dir.tablet.tablet2") + " && mkdir "
                            + kept.strip().replace("backup", "new"));

            RunOutcome back = rehearsal.rollback(forward);

            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            isAsBefore(rehearsal, before, "true");
        }
    }

    /** The only replica of a partition is on a tablet that ends by itself before the way back. */
    @Test
    void takes_no_new_freeze_while_a_partition_cannot_be_read() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            String there = "cd " + rehearsal.variable("dir.tablet.tablet1") + " && ";
            rehearsal.when(
                    "the operator confirms the way back of the cluster",
                    () -> rehearsal.ssh("tablet1", there + "kill -9 $(cat bin/tablet.pid)"));

            RunOutcome back = rehearsal.rollback(forward);

            note("back with a partition that cannot be read", back, rehearsal);
            assertThat(back.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(rehearsal.worst().told()).contains("t_single partition 0", "then resume");
            rehearsal.ssh("tablet1", there + "rm bin/tablet.pid && bash bin/start.sh start tablet");
            assertThat(rehearsal.resume(back).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
            isAsBefore(rehearsal, before, "true");
        }
    }

    /** Rows were written by the new release: the way back has a gate of its own. */
    @Test
    void is_refused_behind_the_resume_of_writes_unless_its_gate_is_passed() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            int changes = rehearsal.changes().size();

            RunOutcome back = rehearsal.refusing("OM-R6").rollback(forward);

            note("SIM-RB-WRITES, gate refused", back, rehearsal);
            assertThat(back.verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(rehearsal.worst().place().text()).isEqualTo("the operator confirms the way back of the cluster");
            assertThat(rehearsal.changes()).hasSize(changes);
        }
    }

    /** A feature of the operator's own leaves the tablets out. */
    @Test
    void takes_no_nameserver_back_before_the_tablets() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.feature(
                    "openmldb.rollback.feature",
                    text -> text.replaceFirst(
                            "(?s)  @each-backwards:tablet\n.*?(?=  @each-backwards:nameserver\n)", ""));
            RunOutcome forward = rehearsal.run();
            assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            long stops = rehearsal.calls("nameserver");

            RunOutcome back = rehearsal.rollback(forward);

            note("SIM-RB-ORDER", back, rehearsal);
            assertThat(back.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OM-R1");
            assertThat(rehearsal.worst().told())
                    .contains("still runs 0.9.2; the order is: apiservers, taskmanagers, tablets, nameservers");
            assertThat(rehearsal.calls("nameserver")).isEqualTo(stops);
        }
    }

    private static void isAsBefore(OpenMldbRehearsal rehearsal, Set<String> replicas, String failover) {
        assertThat(rehearsal.asked().replicas()).isEqualTo(replicas);
        assertThat(rehearsal.asked().autoFailover()).isEqualTo(failover);
        assertThat(rehearsal.asked().releases().values()).containsOnly(OLD);
    }

    /** For the table in the documentation. */
    private static void note(String what, RunOutcome outcome, OpenMldbRehearsal rehearsal) throws IOException {
        Path seen = Files.createDirectories(Path.of("target", "scenarios")).resolve("seen-openmldb.txt");
        Files.writeString(
                seen,
                what + " | " + outcome.verdict() + " | auto_failover "
                        + rehearsal.asked().autoFailover() + " | " + rehearsal.worst() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
