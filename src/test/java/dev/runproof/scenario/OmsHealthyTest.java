package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.parse.HaConfigText;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations in which the upgrade goes well, and what it leaves; some of them back. */
@Tag("crash")
class OmsHealthyTest {
    private static final String SWITCHED_ON = "high availability is switched on if it was on";
    /** Of the wall clock: an hour of a lab that is a hundred times faster. */
    private static final Duration AN_HOUR = Duration.ofSeconds(36);

    @TempDir
    private Path home;

    private OmsRehearsal lab(String procedure, Map<String, String> options) throws IOException {
        return new OmsRehearsal(home, procedure, options);
    }

    private static RunOutcome passes(String what, OmsRehearsal rehearsal) throws IOException {
        long begin = System.nanoTime();
        RunOutcome outcome = rehearsal.run();
        OmsJudge.note(what, outcome, rehearsal, begin);
        assertThat(outcome.verdict()).as("%s: %s", what, rehearsal.worst()).isEqualTo(Verdict.PASS);
        assertThat(rehearsal.witness().dropsAndCreates()).isEmpty();
        return outcome;
    }

    private static List<String> versions(OmsRehearsal rehearsal, String... databases) {
        return java.util.Arrays.stream(databases)
                .map(database -> rehearsal
                        .witness()
                        .sql(rehearsal.variable("db." + database), "select max(version) from schema_version"))
                .toList();
    }

    /** SIM-OK-1 and back. */
    @Test
    void one_node_without_ha_goes_from_3_2_2_to_3_3_0_and_back() throws IOException {
        try (var rehearsal = lab("oms-3.3.0", Map.of())) {
            RunOutcome there = passes("SIM-OK-1", rehearsal);

            var run = rehearsal.witness().docker("run");
            assertThat(run).hasSize(1);
            assertThat(run.get(0)).doesNotContain("IS_UPGRADE").contains("--pids-limit -1", "--net host");
            assertThat(run.get(0).split(" -v ", -1)).hasSize(5);
            assertThat(rehearsal.witness().initialisations()).hasSize(1);
            assertThat(rehearsal.witness().containers("node1"))
                    .containsExactly("oms_322 exited 0 no", "oms_330 running 0 no");
            assertThat(versions(rehearsal, "rm", "cm", "heartbeat.1")).containsOnly("3.3.0");
            OmsJudge.goesBack("SIM-OK-11 oms-3.3.0", there, rehearsal);
            assertThat(versions(rehearsal, "rm", "cm", "heartbeat.1")).containsOnly("3.2.2");
        }
    }

    /** SIM-OK-2. */
    @Test
    void two_nodes_with_ha_end_with_ha_that_goes_back_to_the_earliest_checkpoint() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of())) {
            String before = rehearsal.witness().haConfig();
            passes("SIM-OK-2", rehearsal.with("oms.perceiveStoreClientCheckpoint", "true"));

            assertThat(HaConfigText.differences(before, rehearsal.witness().haConfig()))
                    .containsExactly("perceiveStoreClientCheckpoint");
            assertThat(rehearsal.witness().initialisations())
                    .containsExactly("node1 exec oms_400 bash /root/docker_init.sh");
            assertThat(rehearsal.notes())
                    .filteredOn(note -> note.contains("back by hand"))
                    .hasSize(2);
            for (String node : rehearsal.nodes()) {
                assertThat(rehearsal.witness().containers(node))
                        .containsExactly("oms_331 exited 0 no", "oms_400 running 0 no");
            }
        }
    }

    /** SIM-OK-3: stopped at four, on again at five. */
    @Test
    void the_pull_back_is_the_hour_since_the_stop_and_half_an_hour() throws IOException {
        assertThat(pullBackAfterAnHour("SIM-OK-3", Map.of())).isEqualTo("90");
    }

    /** SIM-OK-14. */
    @Test
    void the_environment_may_ask_for_a_wider_margin_and_not_for_a_narrower_one() throws IOException {
        assertThat(pullBackAfterAnHour("SIM-OK-14", Map.of("oms.marginMinutes", "120")))
                .isEqualTo("180");
    }

    private String pullBackAfterAnHour(String what, Map<String, String> variables) throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of())) {
            variables.forEach(rehearsal::with);
            rehearsal.when("the moment of the stop is noted", rehearsal.clock()::hold);
            rehearsal.when(SWITCHED_ON, () -> rehearsal.clock().move(AN_HOUR));
            passes(what, rehearsal);
            return refetch(rehearsal);
        }
    }

    private static String refetch(OmsRehearsal rehearsal) {
        return rehearsal
                .witness()
                .haConfig()
                .lines()
                .filter(line -> line.contains("refetchStoreIntervalMin"))
                .findFirst()
                .orElse("")
                .replaceAll("\\D", "");
    }

    /** SIM-F29: the dialog takes longer than the margin. */
    @Test
    void a_dialog_that_took_too_long_is_opened_once_more() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of())) {
            rehearsal.when("the moment of the stop is noted", rehearsal.clock()::hold);
            rehearsal.when(
                    SWITCHED_ON,
                    () -> rehearsal.afterEach(told -> {
                        if (told.contains("modify ha.config")) {
                            rehearsal.afterEach(more -> {});
                            rehearsal.clock().move(AN_HOUR);
                        }
                    }));
            passes("SIM-F29", rehearsal);
            assertThat(refetch(rehearsal)).isEqualTo("90");
        }
    }

    /** SIM-OK-4. */
    @Test
    void ha_that_was_off_is_not_touched() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of("ha", "off"))) {
            String before = rehearsal.witness().haConfig();
            passes("SIM-OK-4", rehearsal);

            assertThat(rehearsal.witness().haConfig()).isEqualTo(before);
        }
    }

    /** SIM-OK-5, SIM-OK-6, SIM-OK-11 and SIM-F35. */
    @Test
    void two_regions_are_initialised_one_after_the_other_and_go_back_both() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of("regions", "2"))) {
            RunOutcome there = passes("SIM-OK-5", rehearsal);

            assertThat(rehearsal.step("the configuration of every node is read").notes())
                    .as("each file tells of its own region")
                    .noneMatch(note -> note.contains("cm_is_default"));
            assertThat(rehearsal.step("one container of OMS runs on every node").notes())
                    .anyMatch(note -> note.startsWith("node3: image "));
            assertThat(rehearsal.witness().initialisations())
                    .containsExactly(
                            "node1 exec oms_400 bash /root/docker_init.sh",
                            "node3 exec oms_400 bash /root/docker_init.sh");
            assertThat(versions(rehearsal, "rm", "cm", "heartbeat.1", "heartbeat.2"))
                    .containsOnly("4.0.0");
            for (String database : List.of("rm_331", "cm_331", "cm_hb_331", "cm_hb_331_2")) {
                assertThat(rehearsal.notes())
                        .anyMatch(note -> note.startsWith(database + ": table ") && note.contains(" added"))
                        .anyMatch(note -> note.startsWith(database + ": column ") && note.contains(" added"));
            }
            OmsJudge.goesBack("SIM-F35", there, rehearsal);
            assertThat(versions(rehearsal, "rm", "cm", "heartbeat.1", "heartbeat.2"))
                    .containsOnly("3.3.1");
            assertThat(rehearsal.witness().dropsAndCreates()).hasSize(8);
        }
    }

    /** SIM-OK-7. */
    @Test
    void two_nodes_go_to_4_2_9_and_leave_the_flag() throws IOException {
        try (var rehearsal = lab("oms-4.2.9", Map.of())) {
            passes("SIM-OK-7", rehearsal);

            assertThat(rehearsal.witness().shell("node1", "docker exec oms_429 cat /root/init_flag.txt"))
                    .startsWith("init ");
            assertThat(rehearsal.notes()).anyMatch(note -> note.contains("row 429-2") && note.contains("by hand"));
        }
    }

    /** SIM-OK-9. */
    @Test
    void nodes_with_different_files_are_initialised_each() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of("same-cm-nodes", "off"))) {
            passes("SIM-OK-9", rehearsal);

            assertThat(rehearsal.witness().initialisations()).hasSize(2);
        }
    }

    /** SIM-OK-10. */
    @Test
    void a_console_of_https_keeps_its_certificate() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of("https", "on"))) {
            passes("SIM-OK-10", rehearsal);

            assertThat(rehearsal.witness().docker("run"))
                    .hasSize(2)
                    .allMatch(line -> line.split(" -v ", -1).length == 7);
        }
    }

    /** SIM-OK-13: certificate and key are added, and the way back brings HTTP back. */
    @Test
    void https_is_added_and_taken_back() throws IOException {
        try (var rehearsal = lab("oms-4.0.0", Map.of("https", "added"))) {
            RunOutcome there = passes("SIM-OK-13", rehearsal);

            assertThat(rehearsal.witness().docker("run"))
                    .hasSize(2)
                    .allMatch(line -> line.split(" -v ", -1).length == 7);
            OmsJudge.goesBack("SIM-OK-13, back", there, rehearsal);
        }
    }
}
