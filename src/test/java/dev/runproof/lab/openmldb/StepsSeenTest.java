package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepsSeenTest {
    private static final HostName FIRST = new HostName("tablet1");
    private static final HostName SECOND = new HostName("tablet2");

    private final List<String> happened = new ArrayList<>();
    private final Moments moments = new Moments();
    private boolean tabletsAreNew;
    private final Seen seen = new Seen(moments, () -> tabletsAreNew, () -> happened.add("rows arrive"));

    private void await(String step, Optional<HostName> host) {
        moments.once(step, host, () -> happened.add(step));
    }

    @Test
    void a_step_is_known_by_the_first_tool_of_it_and_comes_once() {
        await("OM-7", Optional.of(SECOND));
        await("OM-9", Optional.empty());
        seen.stop(FIRST, "tablet");
        assertThat(happened).isEmpty();
        seen.stop(SECOND, "tablet");
        seen.stop(SECOND, "tablet");
        seen.stopped(SECOND, "tablet");
        assertThat(happened).containsExactly("OM-7", "OM-9");
    }

    @Test
    void writes_are_resumed_when_rows_are_waited_for_behind_the_last_look() {
        await("OM-16", Optional.empty());
        tabletsAreNew = true;
        seen.operation("post-upgrade");
        seen.operation("showtablestatus");
        look();
        look();
        assertThat(happened).isEmpty();
        seen.operation("showtablestatus");
        askForRows();
        seen.client(List.of("--cmd=gettablestatus  "));
        assertThat(happened).isEmpty();
        askForRows();
        assertThat(happened).containsExactly("OM-16");
        askForRows();
        askForRows();
        assertThat(happened).containsExactly("OM-16", "rows arrive");
    }

    @Test
    void a_last_look_that_is_repeated_resumes_nothing() {
        tabletsAreNew = true;
        seen.operation("post-upgrade");
        for (int time = 0; time < 4; time++) {
            seen.operation("showtablestatus");
            askForRows();
            seen.client(List.of("--cmd=gettablestatus  "));
        }
        for (int time = 0; time < 4; time++) {
            look();
        }
        assertThat(happened).isEmpty();
    }

    @Test
    void nothing_is_resumed_while_a_tablet_runs_the_old_release() {
        seen.operation("showtablestatus");
        seen.operation("showtablestatus");
        look();
        look();
        assertThat(happened).isEmpty();
    }

    private void look() {
        seen.client(List.of("--role=client", "--cmd=gettablestatus  "));
        askForRows();
    }

    private void askForRows() {
        seen.client(List.of("--role=sql_client", "--cmd=show table status like '%';"));
    }

    @Test
    void a_step_that_does_not_exist_is_refused_with_the_nearest_one() {
        assertThat(Moments.waitsFor("OM-10")).isTrue();
        assertThat(Moments.waitsFor("OM-P2")).isFalse();
        assertThatThrownBy(() -> Moments.waitsFor("OM-61"))
                .hasMessageStartingWith("no documented step is called OM-61; did you mean OM-");
    }
}
