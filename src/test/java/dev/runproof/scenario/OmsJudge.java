package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import dev.runproof.scenario.OmsScenario.Touched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** Rehearses a scenario and compares where it ends, what it says and what it has touched. */
final class OmsJudge {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private OmsJudge() {}

    /** In a lab of its own. */
    static void judge(Scenario<Touched> scenario, Path homes) {
        Path home = homes.resolve(scenario.id() + "-" + NUMBER.incrementAndGet());
        try (var rehearsal = new OmsRehearsal(home, scenario.procedure(), scenario.options(), scenario.speed())) {
            judge(scenario, rehearsal);
        } catch (IOException e) {
            throw new UncheckedIOException("the lab of " + scenario + " failed", e);
        }
    }

    /** In a lab that others have used and that is as it was. */
    static RunOutcome judge(Scenario<Touched> scenario, OmsRehearsal rehearsal) throws IOException {
        String before = Files.readString(rehearsal.lab().environment());
        long begin = System.nanoTime();
        scenario.into(rehearsal);

        RunOutcome outcome = rehearsal.run();

        rehearsal.environment(text -> before);
        note(scenario.toString(), outcome, rehearsal, begin);
        scenario.isWhatHappened(outcome, rehearsal);
        touchedNoMore(scenario.left(), rehearsal.witness());
        if (scenario.goesBack()) {
            rehearsal.lab().clear();
            goesBack(scenario + ", back", outcome, rehearsal);
        }
        return outcome;
    }

    /** The old version runs on every node again, and nothing of the new one. */
    static void goesBack(String what, RunOutcome forward, OmsRehearsal rehearsal) throws IOException {
        long begin = System.nanoTime();

        RunOutcome back = rehearsal.rollback(forward);

        note(what, back, rehearsal, begin);
        assertThat(back.verdict()).as("%s: %s", what, rehearsal.worst()).isEqualTo(Verdict.PASS);
        runsAgain(rehearsal);
    }

    static void runsAgain(OmsRehearsal rehearsal) {
        for (String node : rehearsal.nodes()) {
            var containers = rehearsal.witness().containers(node);
            assertThat(containers).contains(rehearsal.variable("oldContainer." + node) + " running 0 no");
            assertThat(containers)
                    .noneMatch(line -> line.startsWith(rehearsal.variable("newContainer." + node) + " running"));
        }
    }

    /** Whatever happened, no database of the installation was dropped or made on the way forward. */
    static void touchedNoMore(Touched touched, OmsWitness witness) {
        assertThat(witness.dropsAndCreates()).isEmpty();
        if (touched.compareTo(Touched.INITIALISED) < 0) {
            assertThat(witness.initialisations()).isEmpty();
        }
        if (touched.compareTo(Touched.STARTED) < 0) {
            assertThat(witness.docker("run")).isEmpty();
        }
        if (touched == Touched.NOTHING) {
            assertThat(witness.docker("stop", "update", "load", "rm", "start")).isEmpty();
            assertThat(witness.pruned()).isFalse();
        }
    }

    /** For the table in the documentation. */
    static synchronized void note(String what, RunOutcome outcome, OmsRehearsal rehearsal, long begin)
            throws IOException {
        Path seen = Files.createDirectories(Path.of("target", "scenarios")).resolve("seen-oms.txt");
        Files.writeString(
                seen,
                what + " | " + outcome.verdict() + " "
                        + rehearsal.worst().place().documentedSteps() + " | " + (System.nanoTime() - begin) / 1_000_000
                        + " ms | " + rehearsal.worst() + " | " + rehearsal.questions() + "\n"
                        + (outcome.verdict() == Verdict.PASS ? rehearsal.notes() + "\n" : ""),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
