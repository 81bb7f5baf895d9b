package dev.runproof.product.openmldb.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {
    private static final Watched TABLET1 = new Watched("tablet1", "tablet", "192.0.2.1:10921");
    private static final Watched TABLET2 = new Watched("tablet2", "tablet", "192.0.2.2:10921");
    private static final List<String> FREEZE = List.of("OM-P3", "OM-S2");

    @TempDir
    private Path folder;

    private final FakeRows rows = new FakeRows();
    private final HandBeats beats = new HandBeats();
    private final HandClock clock = new HandClock();
    private final Set<Watched> silent = new HashSet<>();

    private Traffic traffic(boolean writesContinue) {
        return new Traffic(
                rows,
                List.of(TABLET1, TABLET2),
                component -> CompletableFuture.completedFuture(!silent.contains(component)),
                folder,
                "r1",
                clock,
                writesContinue,
                beats);
    }

    private Traffic begun() {
        Traffic traffic = traffic(false);
        traffic.begins(true);
        return traffic;
    }

    private void write(int times) {
        for (int i = 0; i < times; i++) {
            beats.write.run();
        }
    }

    private void look() {
        clock.pass(Duration.ofMillis(50));
        beats.look.run();
    }

    @Test
    void every_acknowledged_row_is_there() {
        Traffic traffic = begun();
        write(3);
        Judgement judgement = traffic.result().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.actual()).isEqualTo("3 rows were acknowledged, 0 are lost");
        assertThat(rows.rows).containsExactly("r1-1-1", "r1-1-2", "r1-1-3");
    }

    @Test
    void a_lost_row_is_named() {
        Traffic traffic = begun();
        write(3);
        rows.rows.remove("r1-1-2");
        Judgement judgement = traffic.result().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual()).isEqualTo("1 of 3 acknowledged rows are lost: r1-1-2");
    }

    @Test
    void a_lost_row_fails_also_where_writes_were_meant_to_go_on() {
        Traffic traffic = traffic(true);
        traffic.begins(true);
        traffic.at("Stop all writes", FREEZE);
        write(2);
        rows.rows.remove("r1-1-1");
        Judgement judgement = traffic.result().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.actual())
                .isEqualTo("1 of 2 acknowledged rows are lost: r1-1-1; writes went on during the upgrade");
    }

    @Test
    void a_row_that_comes_to_sight_later_is_not_lost() {
        Traffic traffic = begun();
        write(1);
        rows.rows.clear();
        beats.atEveryPause = () -> rows.rows.add("r1-1-1");
        assertThat(traffic.result().lost()).isEmpty();
    }

    @Test
    void a_row_that_was_not_acknowledged_may_be_missing() {
        Traffic traffic = begun();
        write(1);
        rows.refuses = true;
        write(2);
        Judgement judgement = traffic.result().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes())
                .contains("2 more rows were not acknowledged, which is no loss; the last: tablet is not available");
    }

    @Test
    void nothing_is_known_when_no_row_was_ever_acknowledged() {
        rows.refuses = true;
        Traffic traffic = begun();
        write(1);
        Judgement judgement = traffic.result().judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.actual()).isEqualTo("no row was acknowledged; the last refusal: tablet is not available");
    }

    @Test
    void nothing_is_known_of_rows_that_could_not_be_looked_for() {
        Traffic traffic = begun();
        write(2);
        rows.blind = true;
        assertThatThrownBy(traffic::result)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.status()).isEqualTo(ExitStatus.UNKNOWN))
                .hasMessage("[TRAFFIC] 2 of 2 acknowledged rows could not be looked for: no apiserver answers");
    }

    @Test
    void nothing_is_known_when_a_part_of_it_broke_off() {
        Traffic traffic = begun();
        write(1);
        beats.broken = Optional.of(new IllegalStateException("a defect"));
        assertThatThrownBy(traffic::result)
                .hasMessageContaining(
                        "the traffic beside the run broke off: java.lang.IllegalStateException: a defect");
    }

    @Test
    void the_newest_row_is_read_back_all_the_time() {
        Traffic traffic = begun();
        beats.read.run();
        write(1);
        beats.read.run();
        rows.rows.clear();
        beats.read.run();
        rows.rows.add("r1-1-1");
        TrafficResult result = traffic.result();
        assertThat(result.reads()).isEqualTo(2);
        assertThat(result.notSeen()).containsExactly("r1-1-1");
        assertThat(result.judgement().notes())
                .contains(
                        "of 2 reads of the newest acknowledged row, those of 1 rows did not find it at first: r1-1-1");
    }

    @Test
    void the_freeze_stops_the_writer_until_writes_are_resumed() {
        Traffic traffic = begun();
        write(1);
        traffic.at("Stop all writes", FREEZE);
        write(5);
        traffic.at("Stop the tablet", List.of("OM-7"));
        write(5);
        assertThat(rows.rows).hasSize(1);
        traffic.writesResume();
        write(2);
        assertThat(rows.rows).hasSize(3);
        assertThat(traffic.result().acknowledged()).isEqualTo(3);
    }

    @Test
    void a_run_resumed_behind_the_freeze_writes_nothing_before_it_is_told() {
        Traffic killed = begun();
        write(2);
        killed.at("Stop all writes", FREEZE);
        killed.writesResume();
        Traffic resumed = begun();
        write(3);
        resumed.at("Survey the cluster", List.of("OM-S1"));
        write(3);
        resumed.at("Stop all writes", FREEZE);
        write(3);
        assertThat(rows.rows).hasSize(2);
        resumed.writesResume();
        write(1);
        assertThat(rows.rows).containsExactly("r1-1-1", "r1-1-2", "r1-2-1");
        assertThat(resumed.result().acknowledged()).isEqualTo(3);
    }

    @Test
    void a_run_resumed_before_the_freeze_goes_on_writing_under_new_keys() {
        begun();
        write(1);
        begun();
        write(1);
        assertThat(rows.rows).containsExactly("r1-1-1", "r1-2-1");
    }

    @Test
    void a_way_back_is_watched_and_nothing_is_written_beside_it() {
        Traffic traffic = traffic(false);
        traffic.begins(false);
        write(3);
        assertThat(rows.rows).isEmpty();
    }

    @Test
    void rows_acknowledged_before_the_runner_was_killed_are_looked_for_and_a_torn_line_is_not() throws IOException {
        begun();
        write(2);
        Files.writeString(folder.resolve("acknowledged.txt"), "r1-1-", StandardOpenOption.APPEND);
        rows.rows.remove("r1-1-1");
        Traffic resumed = begun();
        write(1);
        assertThat(resumed.result().lost()).containsExactly("r1-1-1");
        assertThat(Files.readAllLines(folder.resolve("acknowledged.txt")))
                .containsExactly("r1-1-1", "r1-1-2", "r1-2-1");
    }

    @Test
    void an_outage_is_told_with_the_sections_in_which_it_fell() {
        Traffic traffic = begun();
        write(1);
        look();
        traffic.at("tablet2: Stop the tablet", List.of("OM-7"));
        silent.add(TABLET2);
        look();
        clock.pass(Duration.ofMillis(700));
        traffic.at("tablet2: Exchange the programs of the tablet", List.of("OM-8"));
        clock.pass(Duration.ofMillis(450));
        traffic.at("tablet2: Start the tablet", List.of("OM-10"));
        look();
        silent.clear();
        clock.pass(Duration.ofMillis(50));
        look();
        traffic.at("tablet2: Recover the data of the tablet", List.of("OM-11"));
        assertThat(traffic.result().judgement().notes())
                .containsExactly(
                        "tablet2 tablet 192.0.2.2:10921: not reachable for 1.3 s during:"
                                + " tablet2: Stop the tablet … Start the tablet",
                        "always reachable: tablet1 tablet 192.0.2.1:10921");
    }

    @Test
    void an_outage_that_outlives_the_runner_is_told_as_an_upper_limit() {
        Traffic killed = begun();
        killed.at("tablet2: Stop the tablet", List.of("OM-7"));
        silent.add(TABLET2);
        look();
        clock.pass(Duration.ofSeconds(20));
        Traffic resumed = begun();
        resumed.at("tablet2: Start the tablet", List.of("OM-10"));
        look();
        assertThat(resumed.result().outages().get(0).told())
                .isEqualTo("not reachable for at most 20.1 s during:"
                        + " tablet2: Stop the tablet … Start the tablet, and not back yet");
        silent.clear();
        look();
        assertThat(resumed.result().outages().get(0).told())
                .isEqualTo("not reachable for at most 20.1 s during: tablet2: Stop the tablet … Start the tablet");
    }

    @Test
    void without_traffic_the_step_passes_and_says_that_nothing_was_measured() {
        Judgement judgement = TrafficResult.NONE.judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.notes())
                .containsExactly(
                        "no traffic is configured (openmldb.traffic): neither lost rows nor outages were measured");
    }
}
