package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the initialisation has made is still there when the new version is verified. */
@Tag("crash")
class OmsKeptTest {
    private static final String STRUCTURE = "the structure of every database is as the initialisation left it";

    @TempDir
    private Path home;

    private static void ends(RunOutcome run, OmsRehearsal rehearsal, Verdict verdict, String... told) {
        assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(verdict);
        assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS429-9");
        assertThat(rehearsal.worst().told()).contains(told);
    }

    @Test
    void a_structure_and_a_version_that_are_other_than_the_script_left_them_do_not_pass() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of())) {
            var witness = rehearsal.witness();
            rehearsal.when(STRUCTURE, () -> {
                witness.sql("cm_428", "rename table store_ha_history to store_ha_history_old");
                witness.sql("cm_hb_428", "alter table heart_beat drop column trace_id");
            });

            RunOutcome run = rehearsal.run();

            ends(
                    run,
                    rehearsal,
                    Verdict.FAIL,
                    "cm_428: table store_ha_history removed",
                    "cm_hb_428: column heart_beat.trace_id removed");
            witness.sql("cm_hb_428", "alter table heart_beat add column trace_id varchar(64) null");
            witness.sql("cm_428", "rename table store_ha_history_old to store_ha_history");
            witness.sql("rm_428", "create table of_somebody (i int)");

            ends(rehearsal.resume(run), rehearsal, Verdict.UNKNOWN, "rm_428: table of_somebody added");
            witness.sql("rm_428", "drop table of_somebody; delete from oms_version");

            ends(rehearsal.resume(run), rehearsal, Verdict.UNKNOWN, "rm.oms_version holds [] and not 4.2.9");
            witness.sql("rm_428", "insert into oms_version (version) values ('4.2.8-CE'), ('4.2.9-CE')");

            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_heartbeat_of_the_future_is_no_new_one() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.2.9", Map.of())) {
            rehearsal.planted("SIM-F25-STALE");
            rehearsal.when(
                    "every node is online with a new heartbeat",
                    () -> rehearsal
                            .witness()
                            .sql(
                                    "cm_hb_428",
                                    "update heart_beat set gmt_modified = now() + interval 8 hour where host_ip = '"
                                            + rehearsal.variable("hostIp.node2") + "' and task_name = 'supervisor'"));

            ends(
                    rehearsal.run(),
                    rehearsal,
                    Verdict.FAIL,
                    rehearsal.variable("hostIp.node2") + ": its heartbeat is ",
                    " s ahead of the MetaDB");
        }
    }
}
