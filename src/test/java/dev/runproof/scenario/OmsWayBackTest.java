package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way back of OMS, and what goes back all the same. */
@Tag("crash")
class OmsWayBackTest {
    private static final Predicate<String> RETENTION =
            note -> note.startsWith("warning: Stores go back by ") && note.contains("of synchronizations keep");

    @TempDir
    private Path home;

    private static RunOutcome back(String what, RunOutcome forward, OmsRehearsal rehearsal, Verdict verdict)
            throws IOException {
        long begin = System.nanoTime();
        RunOutcome outcome = rehearsal.rollback(forward);
        OmsJudge.note(what, outcome, rehearsal, begin);
        assertThat(outcome.verdict()).as("%s: %s", what, rehearsal.worst()).isEqualTo(verdict);
        return outcome;
    }

    private static void refusedBeforeAnyDrop(OmsRehearsal rehearsal, String step, String told) {
        assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        assertThat(rehearsal.worst().told()).contains(told);
        assertThat(rehearsal.witness().dropsAndCreates()).isEmpty();
        assertThat(rehearsal.witness().docker("start")).noneMatch(line -> line.contains("oms_331"));
    }

    private static RunOutcome forward(OmsRehearsal rehearsal) {
        RunOutcome forward = rehearsal.run();
        assertThat(forward.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
        return forward;
    }

    /** A client that gives up while it restores this database; to be deleted when it is over. */
    private static Path brokenAt(String database, OmsRehearsal rehearsal) throws IOException {
        return OmsClients.replaced(rehearsal, """
                if [ "$last" = %s ]; then
                    head -c 3000 | mysql "$@"
                    exit 1
                fi
                """.formatted(database));
    }

    /** The directory of the only set that was made. */
    private static Path set(OmsRehearsal rehearsal) throws IOException {
        try (var sets = Files.list(Path.of(rehearsal.variable("backupDir.node1")))) {
            return sets.filter(each -> each.getFileName().toString().startsWith("2"))
                    .sorted()
                    .reduce((first, last) -> last)
                    .orElseThrow();
        }
    }

    /** SIM-F13, SIM-F31, SIM-F34, SIM-F33 and the resume of it, one after the other on one installation. */
    @Test
    void nothing_is_dropped_before_everything_is_proved_and_a_restore_that_broke_off_is_told() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            RunOutcome forward = forward(rehearsal);
            rehearsal.witness().from();
            Path dump = set(rehearsal).resolve("cm_331.sql");
            byte[] good = Files.readAllBytes(dump);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(dump, bad);

            back("SIM-F13", forward, rehearsal, Verdict.FAIL);

            refusedBeforeAnyDrop(rehearsal, "OMS400-R0", "cm_331.sql has changed: its digest was ");
            assertThat(rehearsal.witness().docker("stop")).isEmpty();
            Files.write(dump, good);
            Path copy = Path.of(rehearsal.variable("backupDir.node2"), "config-" + forward.runId(), "config.yaml");
            String configuration = Files.readString(copy);
            Files.writeString(copy, configuration.replace("rm_331", "rm_other"));

            back("a copy has changed", forward, rehearsal, Verdict.FAIL);

            refusedBeforeAnyDrop(rehearsal, "OMS400-R0", "config.yaml has changed since it was made: its digest was ");
            assertThat(rehearsal.witness().docker("stop")).isEmpty();
            Files.writeString(copy, configuration);
            rehearsal.witness().shell("node2", "docker rename oms_331 oms_kept");

            back("another name", forward, rehearsal, Verdict.FAIL);

            refusedBeforeAnyDrop(
                    rehearsal, "OMS400-R0", "oms_331 is called oms_kept now: docker rename oms_kept oms_331");
            assertThat(rehearsal.witness().docker("stop")).isEmpty();
            rehearsal.witness().shell("node2", "docker rename oms_kept oms_331");

            rehearsal.when(
                    "nothing of the new version runs",
                    () -> rehearsal.witness().shell("node2", "docker start oms_400"));

            back("SIM-F31", forward, rehearsal, Verdict.FAIL);

            refusedBeforeAnyDrop(rehearsal, "OMS400-R2", "on node2: oms_400");

            rehearsal.planted("SIM-F34", "", "OMS400-0");
            Path client = brokenAt("cm_331", rehearsal);

            RunOutcome broken = back("SIM-F33", forward, rehearsal, Verdict.FAIL);

            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-R3");
            assertThat(rehearsal.worst().told()).contains("rm_331 restored", "cm_331 partial", "cm_hb_331 untouched");
            assertThat(rehearsal.witness().docker("start")).noneMatch(line -> line.endsWith("start oms_331"));
            Files.delete(client);
            brokenAt("cm_hb_331", rehearsal);

            RunOutcome another = back("SIM-F33, another way back", forward, rehearsal, Verdict.FAIL);

            assertThat(another.runId()).isNotEqualTo(broken.runId());
            assertThat(rehearsal.worst().told()).contains("rm_331 restored", "cm_331 restored", "cm_hb_331 partial");
            assertThat(rehearsal.questions())
                    .as("what the first has begun to restore is known to the second")
                    .anyMatch(question -> question.contains("RESTORE-AGAIN-cm:") && question.contains("is partial"));
            Files.delete(client);
            rehearsal.when(
                    "every database is restored where it was migrated",
                    () -> rehearsal.witness().shell("node2", "docker rename oms_331 oms_kept"));

            assertThat(rehearsal.resume(another).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().told()).contains("node2: oms_331 is called oms_kept now");
            rehearsal.witness().shell("node2", "docker rename oms_kept oms_331");
            rehearsal.when(
                    "the components are compared with those of before",
                    () -> rehearsal.witness().shell("node2", "docker update --restart=always oms_400"));

            assertThat(rehearsal.resume(another).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().told()).contains("oms_400 on node2 has the restart policy always");
            rehearsal.witness().shell("node2", "docker update --restart=no oms_400");

            long begin = System.nanoTime();
            RunOutcome resumed = rehearsal.resume(another);

            OmsJudge.note("SIM-F33, resumed; SIM-F34", resumed, rehearsal, begin);
            assertThat(resumed.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.witness().dropsAndCreates().stream().filter(done -> done.startsWith("drop ")))
                    .containsExactly("drop rm_331", "drop cm_331", "drop cm_331", "drop cm_hb_331", "drop cm_hb_331");
            OmsJudge.runsAgain(rehearsal);
        }
    }

    /** SIM-F32. */
    @Test
    void without_the_old_container_nothing_is_dropped() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F32", "", "");
            RunOutcome forward = forward(rehearsal);

            back("SIM-F32", forward, rehearsal, Verdict.FAIL);

            refusedBeforeAnyDrop(rehearsal, "OMS400-R0", "it is gone from node2: nothing is dropped");
        }
    }

    /** SIM-F44, undecided and decided. */
    @Test
    void a_schema_that_somebody_has_migrated_needs_a_decision_and_then_a_restore() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F44", "", "").planted("SIM-F19", "", "");
            RunOutcome forward = rehearsal.run();
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-8");

            back("SIM-F44", forward, rehearsal, Verdict.UNKNOWN);

            refusedBeforeAnyDrop(rehearsal, "OMS400-R0", "cm_hb_331");

            rehearsal.lab().clear();
            rehearsal.deciding("A. Person");
            back("SIM-F44, decided", forward, rehearsal, Verdict.PASS);

            assertThat(rehearsal.witness().dropsAndCreates())
                    .as("the others are what the manifest says already")
                    .containsExactly("drop cm_hb_331", "create cm_hb_331");
            OmsJudge.runsAgain(rehearsal);
        }
    }

    /** SIM-F45 and, with a second attempt that has a set of its own, SIM-F36. */
    @Test
    void a_broken_set_is_kept_and_the_next_attempt_makes_another() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F11", "", "");
            RunOutcome forward = rehearsal.run();
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-4");
            Path broken = set(rehearsal);
            long bytes = size(broken);
            rehearsal.lab().clear();

            back("SIM-F45", forward, rehearsal, Verdict.PASS);

            OmsJudge.runsAgain(rehearsal);
            assertThat(rehearsal.witness().dropsAndCreates()).isEmpty();

            rehearsal.planted("SIM-F20-2", "", "");
            RunOutcome second = rehearsal.run();
            assertThat(rehearsal.worst().place().documentedSteps())
                    .as("%s", rehearsal.worst())
                    .contains("OMS400-9");
            Path good = set(rehearsal);
            assertThat(good).isNotEqualTo(broken);
            assertThat(size(broken)).isEqualTo(bytes);
            long whole = size(good);

            rehearsal.witness().from();
            long begin = System.nanoTime();
            RunOutcome third = rehearsal.run();
            OmsJudge.note("SIM-F36, again without a way back", third, rehearsal, begin);
            assertThat(third.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-0");
            assertThat(set(rehearsal)).isEqualTo(good);
            assertThat(size(good)).isEqualTo(whole);

            rehearsal.lab().clear();
            back("SIM-F36, back", second, rehearsal, Verdict.PASS);
            OmsJudge.runsAgain(rehearsal);
        }
    }

    /** SIM-F36: T1. */
    @Test
    void t1_stays_the_first_stop_until_the_components_were_seen_to_run() throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            rehearsal.planted("SIM-F39", "", "").planted("SIM-F11", "", "");
            RunOutcome first = rehearsal.run();
            assertThat(rehearsal.worst().place().documentedSteps()).contains("OMS400-4");
            String kept = Files.readString(firstStop(rehearsal));
            assertThat(kept).endsWith(" " + first.runId() + "\n");
            rehearsal.lab().clear();
            rehearsal.planted("SIM-F39", "", "");

            back("SIM-F36, back without components", first, rehearsal, Verdict.PASS);

            assertThat(firstStop(rehearsal)).hasContent(kept);

            RunOutcome second = rehearsal.with("oms.marginMinutes", "1500").run();

            assertThat(rehearsal.worst().place().documentedSteps())
                    .as("%s", rehearsal.worst())
                    .contains("OMS400-13");
            assertThat(rehearsal
                            .step("the components of every project are recorded")
                            .notes())
                    .anyMatch(note -> note.startsWith("run " + first.runId() + " stopped OMS at ")
                            && note.endsWith(": Stores go back to that moment"))
                    .anyMatch(RETENTION);
            assertThat(rehearsal
                            .step("high availability is as it was and reaches back to the stop")
                            .notes())
                    .anyMatch(RETENTION);
            assertThat(firstStop(rehearsal)).hasContent(kept);
            assertThat(rehearsal.step("the moment of the stop is noted").notes())
                    .containsExactly("T1 is " + kept.split(" ", 2)[0] + ", the stop of run " + first.runId());
            rehearsal.lab().clear();

            back("SIM-F36, back with components", second, rehearsal, Verdict.PASS);

            assertThat(firstStop(rehearsal)).doesNotExist();
        }
    }

    /** The run had seen all components run, and so removed the file; the way back is killed behind every act. */
    @Test
    void after_the_way_back_from_an_upgrade_that_had_passed_t1_is_that_of_its_stop_for_a_next_attempt()
            throws IOException {
        try (var rehearsal = new OmsRehearsal(home, "oms-4.0.0", Map.of())) {
            var noted = new ArrayList<String>();
            rehearsal.when("every dump is proved by a trial restore", () -> noted.add(read(firstStop(rehearsal))));
            RunOutcome forward = forward(rehearsal);
            assertThat(noted).hasSize(1);
            assertThat(firstStop(rehearsal)).doesNotExist();
            rehearsal.planted("SIM-F39", "", "");

            RunOutcome back = rehearsal.withBreaksBehindActions(true, () -> {});

            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(firstStop(rehearsal)).hasContent(noted.get(0));
            rehearsal.nodes().forEach(node -> rehearsal.witness().shell(node, "docker rm oms_400"));

            rehearsal.runUntil("the moment of the stop is noted");

            assertThat(rehearsal.worst().notes())
                    .containsExactly("T1 is " + noted.get(0).split(" ", 2)[0] + ", the stop of run " + forward.runId());
            assertThat(firstStop(rehearsal)).hasContent(noted.get(0));
        }
    }

    private static Path firstStop(OmsRehearsal rehearsal) {
        return Path.of(rehearsal.variable("backupDir.node1")).resolve("first-stop-" + rehearsal.variable("db.rm"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("no first stop is kept", e);
        }
    }

    private static long size(Path directory) {
        try (var files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("the set cannot be read", e);
        }
    }
}
