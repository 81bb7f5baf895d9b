package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.WriterSpec;
import dev.runproof.lab.openmldb.cluster.WriterSpec.Manner;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch over the frozen offsets while leaders move, tablets are away or somebody writes. */
class WatchTest {
    private static final Duration AN_OPERATOR_LATER = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    private ModelRun run;
    private StepScript stop;

    @BeforeEach
    void frozen() {
        run = new ModelRun(directory);
        Component nameserver = run.nameserver();
        run.until("Stop the " + nameserver);
        stop = new OpenMldb(run.site()).isStopped(nameserver.host(), Kind.NAMESERVER, Turn.ALWAYS);
    }

    @Test
    void a_leader_that_has_just_died_is_waited_for_until_another_one_tells_the_offset() {
        run.machines().dies(run.tablet(3));

        assertThat(run.step(stop)).isEmpty();
    }

    @Test
    void a_tablet_that_is_started_while_the_watch_waits_is_heard() {
        run.machines().dies(run.tablet(1));
        run.hosts().after(12, () -> run.machines().spawn(run.tablet(1)));

        assertThat(run.step(stop)).isEmpty();
    }

    @Test
    void an_offset_that_nobody_tells_is_unknown_and_the_tablet_is_named_that_is_to_come_back() {
        run.machines().dies(run.tablet(1));

        Judgement told = only(run.step(stop));

        assertThat(told.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(told.actual())
                .contains("db1.t_single partition 0", "bring " + run.tablet(1).endpoint() + " back", "then resume")
                .doesNotContain("writers");
    }

    @Test
    void a_writer_is_told_at_once_even_while_a_leader_is_away() {
        run.hosts().cluster().faults().write(new WriterSpec("db1", "t1", Manner.NEW_ROWS, Duration.ofSeconds(1)));
        run.time().pass(Duration.ofSeconds(5));
        run.machines().dies(run.tablet(3));
        Instant before = run.time().now();

        Judgement told = only(run.step(stop));

        assertThat(told.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(told.actual()).contains("somebody writes", "go on only after the writers were found");
        assertThat(run.time().now()).isBefore(before.plusSeconds(5));
    }

    @Test
    void a_tablet_that_alone_has_a_partition_may_be_started() {
        run.machines().dies(run.tablet(1));
        run.time().pass(AN_OPERATOR_LATER);

        assertThat(run.step(new Starting(run.site()).started(run.tablet(1), Turn.ALWAYS, Wanted.before(run.tablet(1)))))
                .isEmpty();
    }

    @Test
    void another_tablet_is_not_started_while_a_partition_cannot_be_read() {
        run.machines().dies(run.tablet(1));
        run.machines().dies(run.tablet(3));
        run.time().pass(AN_OPERATOR_LATER);

        Judgement told = only(
                run.step(new Starting(run.site()).started(run.tablet(3), Turn.ALWAYS, Wanted.before(run.tablet(3)))));

        assertThat(told.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(told.actual())
                .contains("db1.t_single partition 0", "bring " + run.tablet(1).endpoint());
    }

    @Test
    void a_new_freeze_of_the_way_back_is_whole_or_there_is_none() {
        run.learn(new Fact<>(
                Known.RESUMED,
                HostName.CONTROLLER,
                run.time().now(),
                new Confirmation("OM-16", "somebody", "", run.time().now(), "resumed")));
        run.machines().dies(run.tablet(1));
        StepScript anew = new OpenMldb(run.site()).offsetsAreRecordedAnew();

        Judgement told = only(run.step(anew));

        assertThat(told.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(told.actual())
                .contains("db1.t_single partition 0", "bring " + run.tablet(1).endpoint() + " back");
        run.machines().spawn(run.tablet(1));
        run.time().pass(AN_OPERATOR_LATER);
        assertThat(run.step(anew)).isEmpty();
        assertThat(run.step(stop)).isEmpty();
    }

    private static Judgement only(List<Judgement> bad) {
        assertThat(bad).hasSize(1);
        return bad.get(0);
    }
}
