package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.glue.Observer;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.journal.JournalObserver;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Facts;
import dev.runproof.model.Verdict;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesideTest {
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);

    @TempDir
    private Path reports;

    private final FakeHosts hosts = new FakeHosts();

    @BeforeEach
    void forget() {
        Observer.Made.ALL.clear();
    }

    @Test
    void is_told_of_every_event_and_closed_before_the_run_has_ended() throws URISyntaxException {
        RunOutcome outcome = begin(RunKind.RUN, Map.of("demo.beside", "yes"));
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
        assertThat(only().told)
                .containsExactly(
                        "run r1 of 2 steps",
                        "step demo: the host is asked",
                        "PASS CARRIED_OUT",
                        "step demo: what goes on beside has seen 2 steps",
                        "PASS CARRIED_OUT",
                        "closed",
                        "run PASS");
        assertThat(only().folder).isEqualTo(reports.resolve("r1"));
    }

    @Test
    void is_asked_for_again_when_the_run_is_resumed_and_hears_of_what_is_recalled() throws URISyntaxException {
        hosts.exitOfActions = 0;
        begin(RunKind.RUN, Map.of("demo.beside", "yes"));
        RunFolder folder = RunFolder.find(reports, "r1");
        RunOutcome outcome = runner(hosts).resume(prepared(folder.order(), folder, Map.of("demo.beside", "yes")));
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
        assertThat(Observer.Made.ALL).hasSize(2);
        assertThat(Observer.Made.ALL.get(1).told)
                .contains("PASS RECALLED", "closed")
                .doesNotContain("PASS CARRIED_OUT");
    }

    @Test
    void is_closed_also_when_the_hosts_cannot_be_opened() {
        assertThatThrownBy(() -> {
                    RunFolder folder = RunFolder.create(reports, "r1");
                    var order = new RunOrder(RunKind.RUN, "demo", "demo", Map.of(), "");
                    runner(null).begin(prepared(order, folder, Map.of("demo.beside", "yes")));
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no host can be opened");
        assertThat(only().told).containsExactly("run r1 of 2 steps", "closed");
    }

    @Test
    void stops_the_run_by_refusing_what_comes_next() {
        assertThatThrownBy(() -> begin(RunKind.RUN, Map.of("demo.beside", "refuses")))
                .hasMessage("[OBSERVER] not this step");
        assertThat(hosts.asked).isEmpty();
        assertThat(only().told).endsWith("closed");
    }

    @Test
    void stands_beside_no_run_that_only_reads_the_preconditions() throws URISyntaxException {
        begin(RunKind.CHECK, Map.of("demo.beside", "yes"));
        assertThat(Observer.Made.ALL).isEmpty();
    }

    @Test
    void is_not_there_where_the_environment_does_not_ask_for_it() throws URISyntaxException {
        RunOutcome outcome = begin(RunKind.RUN, Map.of());
        assertThat(outcome.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(Observer.Made.ALL).isEmpty();
    }

    private static Observer only() {
        assertThat(Observer.Made.ALL).hasSize(1);
        return Observer.Made.ALL.get(0);
    }

    private RunOutcome begin(RunKind kind, Map<String, String> variables) throws URISyntaxException {
        var order = new RunOrder(kind, "demo", "demo", Map.of(), "");
        return runner(hosts).begin(prepared(order, RunFolder.create(reports, "r1"), variables));
    }

    private static Runner runner(@org.jspecify.annotations.Nullable FakeHosts hosts) {
        return new Runner(
                CLOCK,
                (environment, redactor) -> Optional.ofNullable(hosts)
                        .orElseThrow(() -> new IllegalStateException("no host can be opened")),
                JournalObserver.NONE,
                new RunEvents() {},
                (gate, question) -> Optional.empty());
    }

    private static Prepared prepared(RunOrder order, RunFolder folder, Map<String, String> variables)
            throws URISyntaxException {
        var environment = new Environment(
                "demo",
                Path.of("demo.yaml"),
                "demo",
                Protection.OPEN,
                Optional.empty(),
                List.of(),
                Services.NONE,
                variables,
                Map.of(),
                Map.of(),
                List.of());
        Path feature = Path.of(BesideTest.class.getResource("beside.feature").toURI());
        Plan plan = new Planner(new Procedure("demo", feature, Optional.empty()), environment).plan();
        return new Prepared(order, plan, environment, folder, new Facts());
    }
}
