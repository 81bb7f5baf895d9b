package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody works by hand beside an upgrade of OMS: nothing is migrated on what was proved and no longer holds. */
@Tag("crash")
class OmsMeantimeTest {
    private static final String READY = "the programs of the new containers are ready";

    @TempDir
    private Path home;

    private OmsRehearsal rehearsal;

    @BeforeEach
    void up() throws IOException {
        rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of());
    }

    @AfterEach
    void down() throws IOException {
        rehearsal.close();
    }

    private void ends(Verdict verdict, String step, String told) throws IOException {
        RunOutcome run = rehearsal.run();
        assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(verdict);
        assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        assertThat(rehearsal.worst().told()).contains(told);
    }

    private void switchHaOn() {
        rehearsal
                .witness()
                .sql(
                        rehearsal.asked().rm(),
                        "update oms_normal_config set cfg_value = regexp_replace(cfg_value,"
                                + " '\"enable\" *: *false', '\"enable\":true') where cfg_name = 'ha.config'");
    }

    /** Somebody changes the database of rm after the survey. */
    private void beforeTheStop(String sql) {
        rehearsal.when(
                "high availability is switched off if it is on",
                () -> rehearsal.witness().sql(rehearsal.asked().rm(), sql));
    }

    @Test
    void nothing_is_migrated_while_high_availability_is_on_again() throws IOException {
        rehearsal.when(READY, this::switchHaOn);

        ends(Verdict.FAIL, "OMS400-9", "somebody has switched HA on again");
        assertThat(rehearsal.witness().initialisations()).isEmpty();
    }

    @Test
    void a_project_that_was_made_before_the_stop_is_one_of_before() throws IOException {
        beforeTheStop("create temporary table made as select * from oms_project limit 1;"
                + " update made set id = 'np_9', project_name = 'made-meanwhile';"
                + " insert into oms_project select * from made");
        rehearsal.run();

        assertThat(rehearsal.step("the projects are the same as before").verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** Its dump would lack it without a word, and with it the proof of the backup. */
    @Test
    void a_trigger_that_was_made_after_the_survey_is_in_the_backup_too() throws IOException {
        beforeTheStop("create definer = `root@oms#obcluster`@`%` trigger warden before insert on oms_project"
                + " for each row set @seen = 1");
        rehearsal.run();

        var proved = rehearsal.step("every dump is proved by a trial restore");
        assertThat(proved.verdict()).as(proved.told()).isEqualTo(Verdict.PASS);
    }

    @Test
    void components_are_not_compared_for_ha_off_while_it_is_on() throws IOException {
        rehearsal.when("the console names the new version", this::switchHaOn);

        ends(Verdict.FAIL, "OMS400-10", "somebody has switched HA on again");
    }

    @Test
    void a_new_container_that_was_made_anew_is_not_the_one_that_was_proved() throws IOException {
        rehearsal.when(
                READY,
                () -> rehearsal
                        .witness()
                        .shell(
                                "node2",
                                "image=$(docker inspect --format '{{.Image}}' oms_400) && binds=$(docker inspect --format"
                                        + " '{{range .HostConfig.Binds}}-v {{.}} {{end}}' oms_400) && docker rm -f oms_400"
                                        + " && docker run -dit --net host $binds --name oms_400 $image"));

        ends(Verdict.FAIL, "OMS400-9", "--privileged=true (privileged) must be true and is false");
        assertThat(rehearsal.witness().initialisations()).isEmpty();
    }

    @Test
    void what_was_written_since_the_dump_is_a_decision_since_a_way_back_would_lose_it() throws IOException {
        rehearsal.when(READY, () -> {
            rehearsal.witness().sql(rehearsal.asked().rm(), "create table made_since (i int)");
        });

        ends(Verdict.UNKNOWN, "OMS400-9", "made_since");
        assertThat(rehearsal.witness().initialisations()).isEmpty();
    }

    @Test
    void what_was_made_before_the_dump_is_no_work_of_the_script() throws IOException {
        rehearsal.planted("SIM-F41", "", "");
        rehearsal.when(
                "high availability is switched off if it is on",
                () -> rehearsal.witness().sql("cm_hb_331", "create table note_of_a_person (i int)"));

        ends(Verdict.UNKNOWN, "OMS400-9", "The structure of cm_hb_331 is as it was");
    }

    @Test
    void high_availability_that_somebody_has_switched_on_is_put_back_with_a_look_back_beyond_the_stop()
            throws IOException {
        rehearsal.planted("SIM-F11", "", "");
        RunOutcome stopped = rehearsal.run();
        assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-4");
        rehearsal.clock().move(Duration.ofMinutes(10));
        switchHaOn();

        RunOutcome back = rehearsal.rollback(stopped);

        assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
        Matcher lookBack = Pattern.compile("\"refetchStoreIntervalMin\" *: *([0-9]+)")
                .matcher(rehearsal.asked().haConfig());
        assertThat(lookBack.find()).isTrue();
        assertThat(Integer.parseInt(lookBack.group(1)))
                .as("minutes of the lab in ten of the clock")
                .isGreaterThan((int) (10 * OmsRehearsal.SPEED));
    }

    @Test
    void nothing_is_dropped_while_a_container_runs_that_was_started_since() throws IOException {
        RunOutcome forward = rehearsal.run();
        assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
        rehearsal.witness().from();
        rehearsal.when(
                "every database is restored where it was migrated",
                () -> rehearsal.witness().shell("node2", "docker start oms_400"));

        RunOutcome back = rehearsal.rollback(forward);

        assertThat(back.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(rehearsal.worst().told()).contains("on node2: oms_400");
        assertThat(rehearsal.witness().dropsAndCreates()).isEmpty();
    }
}
