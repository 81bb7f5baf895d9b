package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.oms.MetaDb.ProjectRow;
import dev.runproof.lab.oms.console.ComponentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The documented tables of what becomes of components, row by row, on a clock that is turned by hand. */
class ComponentsTest {
    private static final String ADDRESS = "10.20.0.11";
    private static final Set<String> ALIVE = Set.of(ADDRESS);
    private static final HaConfig ON = HaConfig.parse(Optional.of(HaConfig.text(true)));
    private static final ProjectRow MIGRATION = new ProjectRow("m1", "mig", "MIGRATION", "RUNNING");
    private static final ProjectRow FAILED = new ProjectRow("m2", "mig2", "MIGRATION", "FAILED");
    private static final ProjectRow SYNC = new ProjectRow("s1", "sync", "SYNC", "RUNNING");
    private static final ProjectRow SUSPENDED = new ProjectRow("s2", "sync2", "SYNC", "SUSPEND");

    private ComponentFaults fault = ComponentFaults.NONE;
    private Instant now = Instant.parse("2026-11-21T02:00:00Z");

    private Components upTo(String version, ProjectRow... projects) {
        var components = new Components(OmsProcedure.version(version), () -> fault);
        for (ProjectRow project : projects) {
            components.add(project, ADDRESS, "r", now);
        }
        return components;
    }

    private void pass(Components components, long seconds, HaConfig ha) {
        for (long i = 0; i < seconds; i += 5) {
            now = now.plusSeconds(5);
            components.tick(now, ha, ALIVE);
        }
    }

    private void upgrade(Components components) {
        components.containerEnded(ADDRESS);
        components.noticeFrom(now);
        pass(components, 70, HaConfig.OFF);
    }

    @Test
    void of_3_3_1_end_with_their_container_and_are_abnormal_a_minute_after_the_initialisation() {
        var components = upTo("3.3.1", MIGRATION, FAILED, SYNC, SUSPENDED);
        List<String> before = components.lines();
        assertThat(before)
                .containsExactly(
                        "m1 STORE RUNNING",
                        "m1 JDBC_WRITER RUNNING",
                        "m2 STORE ABNORMAL",
                        "m2 JDBC_WRITER ABNORMAL",
                        "s1 STORE RUNNING",
                        "s1 CONNECTOR RUNNING",
                        "s2 STORE RUNNING",
                        "s2 CONNECTOR STOPPED");
        components.containerEnded(ADDRESS);
        pass(components, 300, HaConfig.OFF);
        assertThat(components.lines()).as("nobody has noticed").isEqualTo(before);
        components.noticeFrom(now);
        pass(components, 70, HaConfig.OFF);
        assertThat(components.lines())
                .containsExactly(
                        "m1 STORE ABNORMAL",
                        "m1 JDBC_WRITER ABNORMAL",
                        "m2 STORE ABNORMAL",
                        "m2 JDBC_WRITER ABNORMAL",
                        "s1 STORE ABNORMAL",
                        "s1 CONNECTOR ABNORMAL",
                        "s2 STORE ABNORMAL",
                        "s2 CONNECTOR STOPPED");
    }

    @Test
    void with_ha_on_each_gets_a_new_store_and_what_reads_it_is_started_as_the_table_of_4_0_0_says() {
        var components = upTo("3.3.1", MIGRATION, FAILED, SYNC, SUSPENDED);
        upgrade(components);
        pass(components, 235, ON);
        assertThat(components.lines()).as("too early").noneMatch(line -> line.endsWith("RUNNING"));
        pass(components, 30, ON);
        assertThat(components.lines())
                .contains(
                        "m1 JDBC_WRITER RUNNING",
                        "m2 JDBC_WRITER RUNNING",
                        "s1 CONNECTOR RUNNING",
                        "s2 CONNECTOR RUNNING");
        assertThat(components.lines().stream().filter(line -> line.endsWith("STORE RUNNING")))
                .containsExactly("m1 STORE RUNNING", "m2 STORE RUNNING", "s1 STORE RUNNING", "s2 STORE RUNNING");
        assertThat(components.lines().stream().filter(line -> line.endsWith("STORE ABNORMAL")))
                .hasSize(4);
    }

    @Test
    void a_suspended_incr_sync_stays_suspended_as_the_table_of_4_2_9_says() {
        var components = upTo("4.2.8", SYNC, SUSPENDED);
        upgrade(components);
        pass(components, 300, ON);
        assertThat(components.lines()).contains("s1 INCR_SYNC RUNNING", "s2 INCR_SYNC STOPPED", "s2 STORE RUNNING");
    }

    @Test
    void a_new_store_begins_where_the_look_back_says() {
        var components = upTo("4.2.8", SYNC);
        upgrade(components);
        pass(components, 300, ON);
        var store = components.of(ComponentKind.STORE).get(1);
        assertThat(store.from).isBefore(store.heartbeat().minusSeconds(1700));
    }

    @Test
    void with_the_usual_look_back_a_store_begins_behind_the_stop_when_oms_stood_for_an_hour() {
        var components = upTo("3.3.1", SYNC);
        Instant stop = now;
        components.containerEnded(ADDRESS);
        now = now.plus(Duration.ofHours(1));
        components.noticeFrom(now);
        pass(components, 400, ON);
        var store = components.of(ComponentKind.STORE).get(1);
        assertThat(store.from).as("what was written in between is in no Store").isAfter(stop.plusSeconds(1800));
    }

    @Test
    void without_ha_nothing_starts_them_again() {
        var components = upTo("3.2.2", MIGRATION, SYNC, SUSPENDED);
        upgrade(components);
        pass(components, Duration.ofHours(1).toSeconds(), HaConfig.OFF);
        assertThat(components.lines()).noneMatch(line -> line.endsWith("RUNNING"));
    }

    @Test
    void what_was_suspended_or_had_failed_has_a_new_store_and_is_no_less_suspended_or_failed() {
        var components = upTo("4.2.8", FAILED, SUSPENDED);
        upgrade(components);
        pass(components, 300, ON);
        assertThat(components.lines()).contains("m2 STORE RUNNING", "s2 STORE RUNNING", "s2 INCR_SYNC STOPPED");
    }

    @Test
    void ha_does_nothing_at_the_threshold_or_when_it_is_not_for_stores() {
        var crowded = upTo("4.2.8", SYNC);
        crowded.crowd(5, now);
        upgrade(crowded);
        pass(crowded, 600, ON);
        assertThat(crowded.lines()).noneMatch(line -> line.endsWith("RUNNING"));

        var off = upTo("4.2.8", SYNC);
        upgrade(off);
        pass(
                off,
                600,
                HaConfig.parse(
                        Optional.of(HaConfig.text(true).replace("\"enableStore\":true", "\"enableStore\":false"))));
        assertThat(off.lines()).noneMatch(line -> line.endsWith("RUNNING"));
    }

    @Test
    void planted_faults_keep_a_row_from_being_reached() {
        var outcomes = new ArrayList<List<String>>();
        for (ComponentFaults each : ComponentFaults.values()) {
            fault = each;
            var components = upTo("4.2.8", SYNC, SUSPENDED);
            upgrade(components);
            pass(
                    components,
                    300,
                    HaConfig.parse(Optional.of(HaConfig.text(true)
                            .replace(
                                    "\"perceiveStoreClientCheckpoint\":false",
                                    "\"perceiveStoreClientCheckpoint\":true"))));
            outcomes.add(components.lines());
        }
        assertThat(outcomes.get(ComponentFaults.NONE.ordinal())).contains("s1 INCR_SYNC RUNNING", "s2 STORE RUNNING");
        assertThat(outcomes.get(ComponentFaults.SECOND_STAYS_ABNORMAL.ordinal()))
                .contains("s1 INCR_SYNC ABNORMAL");
        assertThat(outcomes.get(ComponentFaults.STORE_IS_STOPPED.ordinal()))
                .contains("s1 STORE STOPPED")
                .noneMatch(line -> line.endsWith("STORE RUNNING"));
        assertThat(outcomes.get(ComponentFaults.SHOWN_RUNNING_WITH_OLD_HEARTBEAT.ordinal()))
                .contains("s1 STORE RUNNING", "s1 INCR_SYNC RUNNING");
        assertThat(outcomes.get(ComponentFaults.STOPPED_IS_NO_RECEIVER.ordinal()))
                .contains("s1 STORE RUNNING")
                .doesNotContain("s2 STORE RUNNING");
    }

    @Test
    void a_heartbeat_moves_only_while_the_component_runs() {
        var components = upTo("4.2.8", SYNC);
        pass(components, 60, HaConfig.OFF);
        var store =
                components.of(dev.runproof.lab.oms.console.ComponentKind.STORE).get(0);
        Instant last = store.heartbeat();
        assertThat(last).isEqualTo(now);
        components.containerEnded(ADDRESS);
        pass(components, 60, HaConfig.OFF);
        assertThat(store.heartbeat()).isEqualTo(last);
    }
}
