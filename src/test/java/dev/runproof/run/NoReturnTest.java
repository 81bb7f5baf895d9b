package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.JournalReader;
import dev.runproof.model.Facts;
import dev.runproof.model.Verdict;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoReturnTest {
    private static final Duration LONGER_THAN_READINGS_STAY_GOOD = Duration.ofHours(2);

    @TempDir
    private Path reports;

    private final FakeHosts hosts = new FakeHosts();

    @Test
    void what_was_read_before_an_irreversible_action_is_not_read_again_behind_it() throws URISyntaxException {
        hosts.answers = command -> "yes";
        hosts.exitOfActions = 1;
        Prepared run = prepared();
        assertThat(runner(Duration.ZERO).begin(run).verdict()).isEqualTo(Verdict.FAIL);

        hosts.answers = command -> "no, for the old data is gone";
        runner(LONGER_THAN_READINGS_STAY_GOOD).resume(prepared(run.folder()));

        assertThat(hosts.asked).containsExactly("db-1: ask ready");
        assertThat(hosts.started).containsExactly("db-1: clusterctl drop old");
    }

    @Test
    void what_was_read_before_an_action_that_never_reached_its_host_is_read_again() throws URISyntaxException {
        hosts.answers = command -> "yes";
        hosts.exitOfActions = 1;
        Prepared run = prepared();
        runner(Duration.ZERO).begin(run);
        hosts.ledger.clear();
        hosts.exitOfActions = 0;

        assertThat(runner(LONGER_THAN_READINGS_STAY_GOOD)
                        .resume(prepared(run.folder()))
                        .verdict())
                .isEqualTo(Verdict.PASS);

        assertThat(hosts.asked).containsExactly("db-1: ask ready", "db-1: ask ready");
    }

    @Test
    void a_run_whose_runner_was_killed_before_its_first_line_is_begun_by_its_resume() throws Exception {
        hosts.answers = command -> "yes";
        Prepared run = prepared();
        Files.createFile(run.folder().journal());
        assertThat(JournalReader.begun(run.folder().journal())).isFalse();
        assertThat(runner(Duration.ZERO).begin(run).verdict()).isEqualTo(Verdict.PASS);
        assertThat(JournalReader.begun(run.folder().journal())).isTrue();
    }

    private Runner runner(Duration later) {
        return new Runner(
                Clock.fixed(FakeHosts.THEN.plus(later), ZoneOffset.UTC),
                (environment, redactor) -> hosts,
                JournalObserver.NONE,
                new RunEvents() {},
                (gate, question) -> Optional.empty());
    }

    private Prepared prepared() throws URISyntaxException {
        return prepared(RunFolder.create(reports, "r1"));
    }

    private static Prepared prepared(RunFolder folder) throws URISyntaxException {
        Path feature =
                Path.of(NoReturnTest.class.getResource("no-return.feature").toURI());
        Plan plan = new Planner(new Procedure("no-return", feature, Optional.empty()), environment()).plan();
        var order = new RunOrder(RunKind.RUN, "no-return", "demo", Map.of(), "");
        return new Prepared(order, plan, environment(), folder, new Facts());
    }

    private static Environment environment() {
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
