package dev.runproof.junit;

import static dev.runproof.junit.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ProcedureTestTest {
    @ProcedureTest(
            procedure = "opengauss",
            set = {"lab.nodes=1", "lab.speed=200"})
    void gives_the_finished_run_with_its_steps_its_facts_and_its_folder(ProcedureRun run) {
        assertThat(run).passed().section("OG-9", Verdict.PASS);
        assertThat(run.status()).isEqualTo(ExitStatus.PASS);
        assertThat(run.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.verdict()).isEqualTo(Verdict.PASS));
        assertThat(run.folder().resolve("report.html")).isRegularFile();
        assertThat(Files.exists(run.folder().resolve("manifest.sig"))).isTrue();

        assertThat(run)
                .fact("after.picture")
                .at("query", "cluster", "clusterState")
                .isEqualTo("Normal");
        assertThat(run).fact("after.picture").at("query", "cmServers").each("state", "Primary");
        assertThat(run).fact("after.picture").at("query", "datanodes").list().hasSize(1);
        assertThat(run).fact("after.picture").at("exit").isEqualTo(0);
        assertThat(run).fact("after.picture").text().startsWith("cluster Normal");
    }

    @ProcedureTest(
            procedure = "opengauss",
            set = {"lab.nodes=1", "lab.speed=200", "lab.faults=SIM-NOHELP"})
    void fails_an_assertion_on_what_no_step_has_read_and_says_that_it_is_unknown(ProcedureRun run) {
        assertThat(run).failed().section("OG-1", Verdict.FAIL).section("OG-9", Verdict.BLOCKED);
        assertThatThrownBy(() -> assertThat(run).fact("after.picture").isNotEqualTo("Down"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the fact 'after.picture' is unknown: no step of rehearse opengauss")
                .hasMessageContaining("unknown is no pass; known are: ");
    }

    /** What others would write; run by the tests below. */
    static class OfAUser {
        static final Map<String, String> SEEN = new TreeMap<>();

        @ProcedureTest(
                procedure = "opengauss",
                set = {"lab.nodes=1", "lab.speed=200", "lab.faults=SIM-NOHELP"})
        void asks_nothing() {}

        @ProcedureTest(procedure = "opengauss", set = "lab.nodes=many")
        void cannot_be_run() {}

        @ProcedureTest(
                procedure = "opengauss",
                set = {"lab.nodes=1", "lab.speed=200", "lab.faults=SIM-NOHELP"})
        @ProcedureTest(
                procedure = "opengauss",
                set = {"lab.nodes=1", "lab.speed=200", "lab.faults=SIM-DISK-80:node1"})
        void is_called_for_each(ProcedureRun run) {
            SEEN.put(
                    run.id(),
                    run.steps().stream()
                            .filter(step -> step.verdict() == Verdict.FAIL)
                            .map(StepOutcome::documentedSteps)
                            .toList()
                            .toString());
        }
    }

    @BeforeEach
    void forget() {
        OfAUser.SEEN.clear();
    }

    @Test
    void a_run_that_did_not_pass_fails_the_test_with_the_words_of_the_command_line() {
        assertThat(failures("asks_nothing", ""))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("rehearse opengauss --set lab.nodes=1 --set lab.speed=200"
                                + " --set lab.faults=SIM-NOHELP: fail\n")
                        .hasMessageContaining("[OG-1]")
                        .hasMessageContaining("cites    ")
                        .hasMessageContaining("last     omm@node1: ")
                        .hasMessageContaining("answered exit status ")
                        .hasMessageContaining("expected ")
                        .hasMessageContaining("actual   ")
                        .hasMessageContaining("report: ")
                        .hasMessageContaining("next:\n  runproof verify "));
    }

    @Test
    void a_run_without_a_verdict_fails_the_test_with_what_to_do() {
        assertThat(failures("cannot_be_run", ""))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(ProcedureNotRun.class)
                        .hasMessageStartingWith("rehearse opengauss --set lab.nodes=many: [ENV] --set: ")
                        .hasMessageContaining("lab.nodes")
                        .hasMessageContaining("next:\n  runproof doctor -e embedded-opengauss"));
    }

    @Test
    void a_method_with_several_orders_is_called_for_each_of_them() {
        assertThat(failures("is_called_for_each", ProcedureRun.class.getName())).hasSize(2);
        assertThat(OfAUser.SEEN.values())
                .anySatisfy(steps -> assertThat(steps).contains("OG-1"))
                .anySatisfy(steps -> assertThat(steps).contains("OG-4"));
    }

    private static List<Throwable> failures(String method, String parameters) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(OfAUser.class.getName(), method, parameters))
                .build();
        var failures = new ArrayList<Throwable>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
            }
        });
        return failures;
    }
}
