package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.journal.JournalObserver;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);

    @TempDir
    private Path reports;

    private final FakeHosts hosts = new FakeHosts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void plans_the_exact_commands_and_touches_no_host() throws URISyntaxException {
        Plan plan = plan();
        assertThat(plan.steps()).hasSize(5);
        assertThat(PlanView.of(plan).steps().get(2).moves().get(0).argv())
                .containsExactly("clusterctl", "writes", "off");
        assertThat(plan.pointOfNoReturn()).isEmpty();
        assertThat(plan.hash()).isEqualTo(plan().hash());
        assertThat(hosts.asked).isEmpty();
    }

    @Test
    void carries_the_plan_out_in_order() throws URISyntaxException {
        hosts.answers = answers(Map.of("ask ready", "yes", "ask writes", "off"));
        RunOutcome outcome = run(RunKind.RUN);
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
        assertThat(outcome.status()).isEqualTo(ExitStatus.PASS);
        assertThat(hosts.asked)
                .containsExactly("db-1: ask ready", "db-1: ask ready", "db-1: ask writes", "db-1: ask ready");
        assertThat(hosts.started).containsExactly("db-1: clusterctl writes off");
    }

    @Test
    void blocks_everything_behind_a_step_that_does_not_pass() throws URISyntaxException {
        hosts.answers = answers(Map.of("ask ready", "no"));
        RunOutcome outcome = run(RunKind.RUN);
        assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(hosts.started).isEmpty();
        assertThat(ended).containsExactly("FAIL", "BLOCKED", "BLOCKED", "BLOCKED", "BLOCKED");
        assertThat(RunStatus.of(new RunFolder(outcome.runId(), outcome.folder()))
                        .steps())
                .extracting(RunStatus.Step::verdict)
                .containsExactly("FAIL", "BLOCKED", "BLOCKED", "BLOCKED", "BLOCKED");
    }

    @Test
    void reads_only_the_preconditions_when_no_more_is_asked_for() throws URISyntaxException {
        hosts.answers = answers(Map.of("ask ready", "yes"));
        RunOutcome outcome = run(RunKind.CHECK);
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
        assertThat(hosts.started).isEmpty();
        assertThat(ended).containsExactly("PASS", "PASS");
    }

    @Test
    void leaves_a_sealed_folder_that_verifies() throws URISyntaxException {
        hosts.answers = answers(Map.of("ask ready", "yes", "ask writes", "off"));
        RunOutcome outcome = run(RunKind.RUN);
        assertThat(dev.runproof.evidence.Verification.of(outcome.folder()).verdict())
                .isEqualTo(Verdict.PASS);
    }

    private static java.util.function.Function<String, String> answers(Map<String, String> known) {
        return command -> known.getOrDefault(command, "");
    }

    private RunOutcome run(RunKind kind) throws URISyntaxException {
        RunEvents events = new RunEvents() {
            @Override
            public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
                ended.add(verdict.toString());
            }
        };
        var runner = new Runner(
                CLOCK,
                (environment, redactor) -> hosts,
                JournalObserver.NONE,
                events,
                (gate, question) -> Optional.empty());
        var order = new RunOrder(kind, "demo", "demo", Map.of(), "");
        return runner.begin(new Prepared(order, plan(), environment(), RunFolder.create(reports, "r1"), new Facts()));
    }

    static Plan plan() throws URISyntaxException {
        Path feature = Path.of(RunnerTest.class.getResource("demo.feature").toURI());
        return new Planner(new Procedure("demo", feature, Optional.empty()), environment()).plan();
    }

    static Environment environment() {
        return new Environment(
                "demo",
                Path.of("demo.yaml"),
                "demo",
                Protection.OPEN,
                Optional.empty(),
                List.of(),
                Services.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
