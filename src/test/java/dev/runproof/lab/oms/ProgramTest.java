package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.oms.Program.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final Instant START = Instant.parse("2026-11-21T02:07:00Z");

    private final List<String> log = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();

    private Program program(Kind kind) {
        return new Program(kind, ZoneOffset.UTC, new Program.Processes() {
            @Override
            public long begin(Kind begun) {
                return 905;
            }

            @Override
            public void end(long pid) {
                ended.add(pid);
            }

            @Override
            public void log(Instant at, String line) {
                log.add(line);
            }
        });
    }

    private static void pass(Program program, Duration sinceStart, boolean serves) {
        program.tick(START.plus(sinceStart), () -> true, () -> true, () -> serves);
    }

    @Test
    void has_not_been_started_at_first() {
        assertThat(program(Kind.OMS_CONSOLE).line(START))
                .isEqualTo("oms_console                      STOPPED   Not started\n");
    }

    @Test
    void runs_when_it_has_lived_for_ten_seconds() {
        var program = program(Kind.NGINX);
        program.start(START, () -> true);
        assertThat(program.line(START)).isEqualTo("nginx                            STARTING  \n");
        pass(program, Duration.ofMillis(9_999), true);
        assertThat(program.isRunning()).isFalse();
        pass(program, Duration.ofSeconds(10), true);
        assertThat(program.line(START.plusSeconds(663)))
                .isEqualTo("nginx                            RUNNING   pid 905, uptime 0:11:03\n");
        assertThat(program.line(START.plus(Duration.ofDays(1)).plusSeconds(5))).endsWith("uptime 1 day, 0:00:05\n");
        assertThat(program.line(START.plus(Duration.ofDays(3)).plusSeconds(20409)))
                .endsWith("uptime 3 days, 5:40:09\n");
    }

    @Test
    void a_program_of_oms_that_ends_once_is_fatal_at_once() {
        var program = program(Kind.OMS_CONSOLE);
        program.start(START, () -> false);
        assertThat(program.line(START))
                .isEqualTo(
                        "oms_console                      FATAL     Exited too quickly (process log may have details)\n");
    }

    @Test
    void others_are_tried_three_times() {
        var program = program(Kind.SSHD);
        program.start(START, () -> false);
        for (int second = 0; second < 4; second++) {
            assertThat(program.state()).isEqualTo(Program.State.BACKOFF);
            program.tick(START.plusSeconds(second), () -> false, () -> true, () -> true);
        }
        program.tick(START.plusSeconds(4), () -> false, () -> true, () -> true);
        assertThat(program.state()).isEqualTo(Program.State.FATAL);
    }

    @Test
    void a_port_that_somebody_takes_while_it_starts_ends_it() {
        var program = program(Kind.OMS_DRC_CM);
        program.start(START, () -> true);
        pass(program, Duration.ofSeconds(10), false);
        assertThat(program.state()).isEqualTo(Program.State.FATAL);
    }

    @Test
    void a_stopped_one_shows_when_it_was_stopped() {
        var program = program(Kind.SSHD);
        program.start(START, () -> true);
        program.stop(START);
        assertThat(program.line(START)).isEqualTo("sshd                             STOPPED   Nov 21 02:07 AM\n");
    }

    @Test
    void one_that_was_killed_while_it_ran_is_started_anew_and_one_that_was_killed_too_early_is_not() {
        var program = program(Kind.OMS_DRC_CM);
        program.start(START, () -> true);
        pass(program, Duration.ofSeconds(10), true);

        assertThat(program.gone(905, START.plusSeconds(60))).isTrue();

        assertThat(program.line(START)).isEqualTo("oms_drc_cm                       EXITED    Nov 21 02:08 AM\n");
        pass(program, Duration.ofSeconds(61), true);
        assertThat(program.state()).isEqualTo(Program.State.STARTING);
        program.gone(905, START.plusSeconds(62));
        assertThat(program.state()).isEqualTo(Program.State.FATAL);
        assertThat(log)
                .last()
                .isEqualTo("INFO gave up: oms_drc_cm entered FATAL state, too many start retries too quickly");
    }

    @Test
    void an_older_process_of_it_ends_nothing_and_its_own_ends_when_it_is_stopped() {
        var program = program(Kind.NGINX);
        program.start(START, () -> true);
        pass(program, Duration.ofSeconds(10), true);
        assertThat(program.gone(904, START.plusSeconds(60))).isFalse();
        assertThat(program.isRunning()).isTrue();

        program.stop(START.plusSeconds(70));

        assertThat(ended).containsExactly(905L);
    }

    @Test
    void what_waits_for_its_metadb_goes_on_starting() {
        var program = program(Kind.OMS_DRC_CM);
        program.start(START, () -> true);

        program.tick(START.plusSeconds(300), () -> true, () -> false, () -> true);
        assertThat(program.state()).isEqualTo(Program.State.STARTING);

        program.tick(START.plusSeconds(310), () -> true, () -> true, () -> true);
        assertThat(program.isRunning()).isTrue();
    }
}
