package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Verdict;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingTest {
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);

    @TempDir
    private Path reports;

    private final FakeHosts hosts = new FakeHosts();

    @Test
    void all_sections_of_a_rule_are_done_for_one_host_before_the_next_ones_turn() throws URISyntaxException {
        assertThat(plan("m-1", "m-2").steps())
                .extracting(step -> step.place().scenario())
                .containsExactly(
                        "Before",
                        "m-1: Restart it",
                        "m-1: Look at it",
                        "m-2: Restart it",
                        "m-2: Look at it",
                        "m-2: Look again",
                        "m-1: Look again");
    }

    @Test
    void a_rule_without_hosts_is_left_out() throws URISyntaxException {
        assertThat(plan().steps()).hasSize(1);
    }

    @Test
    void a_step_knows_no_host_outside_such_a_rule() {
        var place = plan0().steps().get(0).place();
        assertThatThrownBy(place::subject).hasMessageContaining("@each:ROLE");
    }

    @Test
    void the_plan_shows_what_may_be_done_with_its_condition() throws URISyntaxException {
        var restart = PlanView.of(plan("m-1")).steps().get(1);
        assertThat(restart.effect()).isEqualTo("changes");
        assertThat(restart.moves().get(1).condition()).isEqualTo("it is old");
        assertThat(restart.moves().get(1).kind()).isEqualTo("action");
        assertThat(restart.moves().get(1).argv()).containsExactly("clusterctl", "restart", "m-1");
        assertThat(restart.moves().get(1).told()).isEqualTo("m-1: clusterctl restart m-1  (only if it is old)");
    }

    @Test
    void a_move_under_a_condition_is_made_only_when_it_holds() throws URISyntaxException {
        hosts.answers = command -> command.equals("ask age of m-2") ? "old" : "yes";
        assertThat(run("m-1", "m-2").verdict()).isEqualTo(Verdict.PASS);
        assertThat(hosts.started).containsExactly("m-2: clusterctl restart m-2");
    }

    @Test
    void a_repeated_section_is_a_result_of_its_own_in_the_report() throws Exception {
        hosts.answers = command -> "yes";
        RunOutcome outcome = run("m-1", "m-2");
        try (Stream<Path> results = Files.walk(outcome.folder())) {
            assertThat(results.filter(file -> file.toString().endsWith("-result.json"))
                            .map(RollingTest::historyId)
                            .distinct())
                    .hasSize(7);
        }
    }

    private static String historyId(Path result) {
        try {
            return Files.readString(result).replaceAll("(?s).*\"historyId\" *: *\"([^\"]*)\".*", "$1");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Plan plan0() {
        try {
            return plan();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunOutcome run(String... members) throws URISyntaxException {
        var runner = new Runner(
                CLOCK,
                (environment, redactor) -> hosts,
                JournalObserver.NONE,
                new RunEvents() {},
                (gate, question) -> Optional.empty());
        var order = new RunOrder(RunKind.RUN, "demo", "demo", Map.of(), "");
        return runner.begin(
                new Prepared(order, plan(members), environment(members), RunFolder.create(reports, "r1"), new Facts()));
    }

    private static Plan plan(String... members) throws URISyntaxException {
        Path feature = Path.of(RollingTest.class.getResource("rolling.feature").toURI());
        return new Planner(new Procedure("demo", feature, Optional.empty()), environment(members)).plan();
    }

    private static Environment environment(String... members) {
        return new Environment(
                "demo",
                Path.of("demo.yaml"),
                "demo",
                Protection.OPEN,
                Optional.empty(),
                Stream.of(members)
                        .map(name -> Host.ofLab(
                                new HostName(name), "127.0.0.1", 22, "demo", Path.of("key"), "", Set.of("member")))
                        .toList(),
                Services.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
