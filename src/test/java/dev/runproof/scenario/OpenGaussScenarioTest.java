package dev.runproof.scenario;

import static dev.runproof.scenario.OpenGaussScenario.fails;
import static dev.runproof.scenario.OpenGaussScenario.isUnknown;
import static dev.runproof.scenario.OpenGaussScenario.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting that the lab can be put into, and the verdict of the whole procedure; over real SSH, a lab each. */
class OpenGaussScenarioTest {
    private static final String NEW_NODES = "opengauss.newNodes";

    @TempDir
    private Path home;

    /** Stopped before anything is changed: the fast ones. */
    static Stream<Scenario<Boolean>> preparation() {
        return Stream.of(
                fails("SIM-NOHELP", "OG-1", "this OM cannot upgrade CM"),
                fails("SIM-RC3", "OG-1", "lists upgrade-cm and cannot run it"),
                fails("SIM-HELP-NOENV", "OG-6", "$PGHOST is empty or not set"),
                fails("SIM-HELP-ROOT", "OG-6", "commands run as root").with("opengauss.clusterUser", "root"),
                fails("SIM-CHECKOS-GONE", "OG-3", "gs_checkos is not available"),
                fails("SIM-CHECKOS-ABNORMAL", "OG-3", "Abnormal: A6"),
                isUnknown("SIM-CHECKOS-OMM", "OG-3", "partial: 8 of 14 items").with("opengauss.checkosUser", "omm"),
                fails("SIM-CHECKOS-NODE3", "OG-3", "node3: Abnormal: A6"),
                fails("SIM-DISK-80", "OG-4", "80 %"),
                fails("SIM-DISK-NODIR", "OG-4", "80 %"),
                fails("SIM-DISK-NODATA", "OG-4", "No such file or directory"),
                isUnknown("SIM-SHA-EMPTY", "OG-2", "not verified").changing(OpenGaussScenarioTest::withoutDigest),
                fails("SIM-SHA-BAD", "OG-2", "the .sha256 file beside it says")
                        .changing(OpenGaussScenarioTest::withoutDigest),
                fails("SIM-PKG-LOCAL", "OG-2", "but opengauss.packageSha256 says"),
                fails("SIM-PKG-LOCAL-OM", "OG-2", "sha256 is"),
                fails("SIM-PKG-WRONG", "OG-2", "sha256 is"),
                fails("SIM-OM-DEGRADED", "OG-5", "cluster_state is Degraded: node3 datanode 6003"),
                fails("SIM-OM-NOSTATE", "OG-5", ""),
                fails("SIM-UNAVAIL", "OG-5", "cluster_state is Unavailable, never a state to start from"),
                fails("SIM-TRUST", "OG-P5", "node1 → node2"),
                fails("SIM-TRUST-PAIR", "OG-P5", "node3 → node2"),
                fails("SIM-SCALING", "OG-P1", "gs_expansion"),
                isUnknown("SIM-SCALING-HIDDEN", "OG-P1", "ps does not show process 1"));
    }

    /** Stopped after the package was brought to the node, before the switch. */
    static Stream<Scenario<Boolean>> beforeTheSwitch() {
        return Stream.of(
                fails("SIM-PKG-NODE", "OG-8", "the controller's copy"),
                fails("SIM-PKG-UNREADABLE", "OG-8", ""),
                fails("SIM-PKG-GROUP", "OG-8", "owner group root"),
                fails("SIM-PKG-READONLY", "OG-8", "the owner may not read and write it"),
                fails("SIM-DEGRADED-VOID", "OG-9", "void").with("opengauss.acceptDegraded", "6003"),
                fails("SIM-PAUSED", "OG-9", "arbitration of the cluster is paused"),
                fails("SIM-SCALING-LATE", "OG-9", "gs_expansion"),
                fails("SIM-REPEAT-AS-FIRST", "OG-9", "this is no first upgrade").onNodes(4),
                fails("SIM-REPEAT-OTHER-PACKAGE", "OG-9", "no node has the package's programs")
                        .onNodes(4)
                        .with(NEW_NODES, "node4"),
                fails("SIM-REPEAT-NOTHING", "OG-9", "there is nothing to do")
                        .onNodes(4)
                        .with(NEW_NODES, "node4"),
                fails("SIM-REPEAT-OLD-NODE", "OG-9", "mixed: node2 would change")
                        .onNodes(4)
                        .with(NEW_NODES, "node4"),
                fails("SIM-REPEAT-NOT-JOINED", "OG-9", "it has not joined")
                        .onNodes(4)
                        .with(NEW_NODES, "node4"));
    }

    /** Runs of the switch, good ones and others. */
    static Stream<Scenario<Boolean>> switches() {
        return Stream.of(
                passes("SIM-OK"),
                passes("SIM-OK-1").onNodes(1),
                passes("SIM-OK-9").onNodes(9),
                passes("SIM-OK-NEWPRIMARY"),
                passes("SIM-OK-FLAP"),
                passes("SIM-CHECKOS-ROOTTRUST"),
                passes("SIM-DISK-79"),
                passes("SIM-DISK-NODIR-79"),
                passes("SIM-SHA-NAME").changing(OpenGaussScenarioTest::withoutDigest),
                passes("SIM-SCALING-NAME"),
                passes("SIM-NOISE"),
                passes("SIM-LL"),
                passes("SIM-DEGRADED-DECIDED").with("opengauss.acceptDegraded", "6003"),
                passes("SIM-DEGRADED-DECIDED-NORMAL").with("opengauss.acceptDegraded", "6003"),
                passes("SIM-REPEAT-AFTER-EXPANSION").onNodes(4).with(NEW_NODES, "node4"),
                passes("SIM-REPEAT-NEWNODE-RUNS")
                        .onNodes(4)
                        .with(NEW_NODES, "node4")
                        .changing(OpenGaussScenarioTest::fromNode4),
                fails("SIM-REPEAT-UNCHANGED", "OG-12", "node4: was to change and did not")
                        .onNodes(4)
                        .with(NEW_NODES, "node4")
                        .leaving(true),
                fails("SIM-DEGRADED-SWAPPED", "OG-10", "6002")
                        .with("opengauss.acceptDegraded", "6003")
                        .leaving(true),
                fails("SIM-PREPARE-1NODE", "OG-9", "stopped before the switch").leaving(true),
                fails("SIM-SWITCH-FAIL", "OG-9", "mixed").leaving(true),
                fails("SIM-POST-FAIL", "OG-9", "switched with left-overs").leaving(true),
                fails("SIM-DEGRADED-AFTER", "OG-10", "Degraded").leaving(true),
                fails("SIM-CMS-DOWN", "OG-10", "Down").leaving(true),
                fails("SIM-NOCONN", "OG-10", "").leaving(true),
                fails("SIM-NOBACKUP", "OG-11", "no new backup").leaving(true),
                fails("SIM-OLDBACKUP", "OG-11", "no new backup").leaving(true),
                isUnknown("SIM-SCALING-DURING", "OG-9", "").leaving(true),
                isUnknown("SIM-SCALING-GAP", "OG-9", "is younger than the start of the upgrade")
                        .leaving(true));
    }

    /** The tool killed after each of its phases, with what a look has to find. */
    static Stream<Scenario<Boolean>> killedTools() {
        return Stream.of(
                fails("SIM-KILLED-1", "OG-9", "look: not started").leaving(true),
                fails("SIM-KILLED-2", "OG-9", "look: stopped before the switch").leaving(true),
                fails("SIM-KILLED-3", "OG-9", "look: stopped before the switch").leaving(true),
                fails("SIM-KILLED-4", "OG-9", "look: stopped before the switch").leaving(true),
                fails("SIM-KILLED-5", "OG-9", "look: switched with left-overs").leaving(true),
                fails("SIM-KILLED-6", "OG-9", "look: switched with left-overs").leaving(true),
                passes("SIM-KILLED-7"));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void preparation(Scenario<Boolean> scenario) throws IOException {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void beforeTheSwitch(Scenario<Boolean> scenario) throws IOException {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void switches(Scenario<Boolean> scenario) throws IOException {
        judge(scenario);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("crash")
    void killedTools(Scenario<Boolean> scenario) throws IOException {
        judge(scenario);
    }

    /** A run that passed can be taken back, and so can one whose switch ended half done. */
    @ParameterizedTest
    @ValueSource(strings = {"SIM-OK", "SIM-POST-FAIL"})
    @Tag("crash")
    void leads_back(String id) throws IOException {
        try (var rehearsed = new OpenGaussRehearsal(home, 3, Map.of())) {
            RunOutcome forward = rehearsed.planted(id).run();
            rehearsed.lab().clear();

            RunOutcome back = rehearsed.rollback(forward);

            assertThat(back.verdict()).as("%s", rehearsed.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsed.switches()).isEqualTo(1);
        }
    }

    /** The same run once more after a tool that was killed: looked at again, never started again. */
    @ParameterizedTest
    @ValueSource(strings = {"SIM-KILLED-2", "SIM-KILLED-5"})
    @Tag("crash")
    void never_starts_the_switch_twice(String id) throws IOException {
        try (var rehearsed = new OpenGaussRehearsal(home, 3, Map.of())) {
            RunOutcome first = rehearsed.planted(id).run();

            RunOutcome again = rehearsed.resume(first);

            assertThat(again.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsed.switches()).isEqualTo(1);
        }
    }

    private void judge(Scenario<Boolean> scenario) throws IOException {
        try (var rehearsed = new OpenGaussRehearsal(home, scenario.nodes(), scenario.options())) {
            scenario.into(rehearsed);

            RunOutcome outcome = rehearsed.run();

            note(scenario, outcome, rehearsed.worst());
            scenario.isWhatHappened(outcome, rehearsed);
            assertThat(rehearsed.switches()).isEqualTo(scenario.left() ? 1 : 0);
        }
    }

    /** For the table in the documentation. */
    private static void note(Scenario<Boolean> scenario, RunOutcome outcome, Ended worst) throws IOException {
        Path seen = Files.createDirectories(Path.of("target", "scenarios")).resolve("seen.txt");
        Files.writeString(
                seen,
                scenario + " | " + outcome.verdict() + " | " + worst + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String withoutDigest(String text) {
        return text.replaceFirst("(?m)^.*opengauss\\.packageSha256.*\\n", "");
    }

    private static String fromNode4(String text) {
        List<String> lines = text.lines().toList();
        var changed = new StringBuilder();
        String host = "";
        for (String line : lines) {
            host = line.contains("- name:") ? line : host;
            String roles = host.contains("node4") ? "[\"upgrade-node\", \"node\"]" : "[\"node\"]";
            changed.append(line.contains("roles:") ? line.substring(0, line.indexOf('[')) + roles : line)
                    .append('\n');
        }
        return changed.toString();
    }
}
