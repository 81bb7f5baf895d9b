package dev.runproof.scenario;

import static dev.runproof.scenario.OpenMldbScenario.isRefused;
import static dev.runproof.scenario.OpenMldbScenario.leavingFailover;
import static dev.runproof.scenario.OpenMldbScenario.passes;
import static dev.runproof.scenario.OpenMldbScenario.stops;
import static dev.runproof.scenario.OpenMldbScenario.stopsInOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import dev.runproof.scenario.OpenMldbScenario.After;
import dev.runproof.scenario.OpenMldbScenario.Extent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Settings that an OpenMLDB lab can be put into, and the verdict of the whole procedure; over real SSH, a lab each.
 *
 * <p>The lab is asked afterwards, beside the run: auto_failover, and the place and role of every replica.
 */
@Tag("crash")
class OpenMldbScenarioTest {
    /** So many of those that wait do so at the same time. */
    private static final int WAITING = 4;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Path homes;

    @BeforeAll
    static void folder(@TempDir Path fresh) {
        homes = fresh;
    }

    /** Refused before anything is changed. */
    static Stream<Scenario<After>> refusals() {
        return Stream.of(
                isRefused("SIM-WRONGBIN", "OM-S1", "0.9.1"),
                isRefused("SIM-LIBS", "OM-S1", "libssl.so.10"),
                isRefused("SIM-PYTHON-SET", "OM-S1", "name one by openmldb.python"),
                isRefused("SIM-NOPRETTYTABLE", "OM-S1", "prettytable is missing"),
                isRefused("SIM-PIDLOST", "OM-S1", ""),
                isRefused("SIM-ENDPOINT", "OM-S1", "is not registered")
                        .changing(text ->
                                text.replaceFirst("(endpoint\\.tablet\\.tablet1\": \")127\\.0\\.0\\.1", "$1localhost")),
                isRefused("SIM-WRITES", "OM-S2", "somebody writes"),
                isRefused("SIM-WRITES-OVER", "OM-S2", "somebody writes"));
    }

    /** Runs that pass, whatever they meet. */
    static Stream<Scenario<After>> passes_all_the_same() {
        return Stream.of(
                passes("SIM-OK"),
                leavingFailover("false", passes("SIM-OK-AFOFF")),
                passes("SIM-OK-OLDFAIL").noting("had failed before this run"),
                passes("SIM-OK-SHARED").option("shared", "true"),
                passes("SIM-OFFLINEDATA").noting("left out by the documented command"),
                passes("SIM-FAILEDNAME").noting("the raw status decides"),
                passes("SIM-PYTHON3").noting("is run by python3"),
                passes("SIM-NSCHANGE"),
                passes("SIM-OK-SLOWOPS"),
                passes("SIM-ZKRACE"),
                passes("SIM-POST-EARLY"),
                passes("SIM-WRITES-SYSTEM").noting("written by the cluster itself"),
                passes("SIM-WRITES").with("openmldb.writes", "continue").noting("rows may be lost"),
                passes("SIM-NS-ALONE").option("nameservers", "1"),
                passes("SIM-MON"),
                passes("SIM-ARREARS-BACK"),
                passes("SIM-POM-PROPERTY"),
                passes("SIM-POM-MANAGED"));
    }

    /** The operation tool fails, and the step heals what it has left. */
    static Stream<Scenario<After>> heals() {
        return Stream.of(
                passes("SIM-PRE-KFAILED").noting("OM-S6"),
                passes("SIM-F9").noting("OM-S6"),
                passes("SIM-F22").noting("OM-S6"),
                passes("SIM-F24").noting("OM-S6"),
                passes("SIM-KILL-PRE").noting("OM-S6"),
                passes("SIM-KILL-POST").noting("OM-S6"));
    }

    /** Stopped while a tablet is taken. */
    static Stream<Scenario<After>> tablets() {
        return Stream.of(
                stopsInOrder("SIM-STALESTAT", "OM-6", "of another run is there"),
                stops("SIM-PRE-SINGLE", "OM-6", ""),
                stops("SIM-F11", "OM-6", ""),
                stops("SIM-F4", "OM-6", ""),
                stopsInOrder("SIM-F18", "OM-6", "").onNodes(1),
                stops("SIM-WRITES-SLOW", "", "somebody writes"),
                stops("SIM-NOTLOADED", "OM-S5", ""),
                stops("SIM-F12", "OM-6", ""),
                stops("SIM-ZKDOWN", "OM-6", "").from("OM-6").isUnknown(),
                stopsInOrder("SIM-F26", "OM-6", "").from("OM-4"),
                stops("SIM-ARREARS-SINGLE", "OM-6", "rows are lost"),
                stops("SIM-PIDLOST", "OM-7", "stopped nothing").from("OM-6"),
                stops("SIM-STARTFAIL", "OM-10", "the way back"),
                stops("SIM-POST-NOSTAT", "OM-12", "it is gone, and leaders are not back"));
    }

    /** Stopped by what is seen after a tablet, or later. */
    static Stream<Scenario<After>> confirmations() {
        return Stream.of(
                stopsInOrder("SIM-NEWFAIL", "OM-13", "probable cause"),
                stopsInOrder("SIM-NEWFAIL-NUMBERS", "OM-13", "probable cause"),
                stopsInOrder("SIM-NEWFAIL-OLDLEADER", "OM-13", "probable cause"),
                stopsInOrder("SIM-NEWFAIL-NOLOG", "OM-13", "cause unknown"),
                stopsInOrder("SIM-CANCELED", "OM-13", "kCanceled"),
                stopsInOrder("SIM-F15", "OM-13", ""),
                stopsInOrder("SIM-HIDDEN", "OM-14", "not connected to leader"),
                stopsInOrder("SIM-UNALIVE", "OM-14", ""),
                stopsInOrder("SIM-RESUME-HIDDEN", "OM-16", "not connected to leader"),
                stopsInOrder("SIM-TM-FAIL", "OM-20", ""),
                stopsInOrder("SIM-POM-MISSING", "OM-25", ""),
                stopsInOrder("SIM-POM-SHARED", "OM-25", ""),
                stopsInOrder("SIM-PIP-NONE", "OM-26", ""));
    }

    /** Those that wait for what never comes: half a minute of the wall clock each, and more. */
    private static List<Scenario<After>> thatWait() {
        return List.of(
                isRefused("SIM-ARREARS", "OM-S2", ""),
                stops("SIM-OLDPROC", "OM-7", "still alive"),
                stops("SIM-F20", "OM-6", ""),
                stops("SIM-UNREG", "OM-10", ""),
                stopsInOrder("SIM-NOWRITES", "OM-16", ""),
                stopsInOrder("SIM-RESUME-OVER", "OM-16", "").isUnknown(),
                stopsInOrder("SIM-API-OLD", "OM-24", ""),
                stopsInOrder("SIM-JOBS", "OM-17", ""));
    }

    /** They are begun together, since their time is spent on waiting. */
    static Stream<Arguments> waits() {
        var workers = Executors.newFixedThreadPool(WAITING);
        var begun = thatWait().stream()
                .map(row -> Arguments.of(row, CompletableFuture.runAsync(() -> judge(row), workers)))
                .toList();
        workers.shutdown();
        return begun.stream();
    }

    /** There is no standby, and the operator says no. */
    @Test
    void the_only_nameserver_is_left_alone_when_the_operator_says_no() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(homes.resolve("alone"), 3, Map.of("nameservers", "1"))) {
            RunOutcome outcome = rehearsal.refusing("OM-S1").run();

            assertThat(outcome.verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OM-S1");
            assertThat(rehearsal.changes()).isEmpty();
        }
    }

    /** Somebody else has taken another tablet out of service. */
    @Test
    void a_tablet_is_not_taken_while_another_one_is_out_of_service() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(homes.resolve("two"), 3, Map.of())) {
            String home = rehearsal.lab().description().variables().get("openmldb.dir.tablet.tablet2");
            // A second of the wall clock is longer than the session of a registration here.
            rehearsal.whenDocumented(
                    "OM-6",
                    () -> rehearsal.ssh("tablet2", "cd " + home + " && bash bin/start.sh stop tablet; sleep 1"));

            RunOutcome outcome = rehearsal.run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OM-6");
            assertThat(rehearsal.worst().place().text()).isEqualTo("no other tablet is out of service");
            assertThat(rehearsal.calls("--cmd=pre-upgrade")).isZero();
            assertThat(rehearsal.asked().autoFailover()).isEqualTo("true");
        }
    }

    /** A feature of the operator's own leaves the wait for jobs out. */
    @Test
    void a_job_that_was_cut_off_all_the_same_is_seen_to_be_lost() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(homes.resolve("jobs"), 3, Map.of())) {
            rehearsal.feature(
                    "openmldb.feature",
                    text -> text.replace("      Given no job of the taskmanager is unfinished\n", ""));
            rehearsal.planted("SIM-JOBS", "", "");

            RunOutcome outcome = rehearsal.run();

            assertThat(outcome.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OM-20");
            assertThat(rehearsal.worst().told()).contains("LOST");
        }
    }

    /** Every tablet was exchanged when the run broke off; what is resumed comes by all of them again. */
    @Test
    void the_backup_of_a_run_is_made_once_and_holds_the_old_release() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(homes.resolve("twice"), 3, Map.of())) {
            RunOutcome broken = rehearsal.refusing("OM-16").run();
            assertThat(broken.verdict()).as("%s", rehearsal.worst()).isNotEqualTo(Verdict.PASS);
            String home = rehearsal.lab().description().variables().get("openmldb.dir.tablet.tablet1");
            String look =
                    "cd " + home + " && ls -d bin.backup-* && cksum bin.backup-*/* && bin.backup-*/openmldb --version";
            String before = rehearsal.ssh("tablet1", look);

            RunOutcome again = rehearsal.agreeing("OM-16").resume(broken);

            assertThat(again.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.ssh("tablet1", look)).isEqualTo(before).contains("openmldb version 0.9.0");
        }
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void refusals(Scenario<After> scenario) {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void passes_all_the_same(Scenario<After> scenario) {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void heals(Scenario<After> scenario) {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void tablets(Scenario<After> scenario) {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void confirmations(Scenario<After> scenario) {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void waits(Scenario<After> scenario, CompletableFuture<Void> judged) {
        assertThat(judged).as(scenario.id()).succeedsWithin(Duration.ofMinutes(10));
    }

    private static void judge(Scenario<After> scenario) {
        Path home = homes.resolve(String.valueOf(NUMBER.incrementAndGet()));
        try (var rehearsal = new OpenMldbRehearsal(home, scenario.nodes(), scenario.options())) {
            scenario.into(rehearsal);
            Set<String> before = rehearsal.asked().replicas();

            RunOutcome outcome = rehearsal.run();

            if (!rehearsal.asked().answers()) {
                rehearsal.lab().clear();
            }
            String failover = rehearsal.asked().autoFailover();
            rehearsal.lab().clear();
            Set<String> after = rehearsal.asked().replicas();
            note(scenario, outcome, rehearsal, failover, before.equals(after));
            scenario.isWhatHappened(outcome, rehearsal);
            assertThat(failover).isEqualTo(scenario.left().autoFailover());
            if (scenario.left().placement() != Extent.UNDER_WAY) {
                assertThat(after).isEqualTo(before);
            }
            if (scenario.left().placement() == Extent.NOTHING_TOUCHED) {
                assertThat(rehearsal.changes()).isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab of " + scenario + " failed", e);
        }
    }

    /** For the table in the documentation. */
    private static synchronized void note(
            Scenario<After> scenario,
            RunOutcome outcome,
            OpenMldbRehearsal rehearsal,
            String failover,
            boolean asBefore)
            throws IOException {
        Path seen = Files.createDirectories(Path.of("target", "scenarios")).resolve("seen-openmldb.txt");
        Files.writeString(
                seen,
                scenario + " | " + outcome.verdict() + " "
                        + rehearsal.worst().place().documentedSteps() + " | auto_failover " + failover
                        + (asBefore ? ", placement as before, " : ", placement differs, ")
                        + rehearsal.changes().size() + " changes | "
                        + (outcome.verdict() == Verdict.PASS
                                ? rehearsal.notes()
                                : rehearsal.worst().toString()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
