package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every journal write and every send of the openGauss run, before it and after it; where nothing is written
 * down between two such moments they are one point.
 *
 * <p>An undisturbed run names all points. Passes on fresh clusters kill the runner there and resume it after each kill:
 *
 * <ul>
 *   <li>While a step has only read, its hosts are as a first attempt found them, and its resume begins it anew. So one
 *       cluster serves for all these points of a step, one kill after the other: each attempt comes as far as the one
 *       before, and one point further. What it leaves in the journal is what a first attempt would have left, behind
 *       attempts that came less far.
 *   <li>From the first action, upload or confirmation on, what a kill leaves is for its resume to find. Of these points
 *       a pass takes one in each step, so that each kill meets its step as a first attempt does.
 * </ul>
 */
@Tag("crash")
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledRunnerTest {
    private static final Traces TRACES = new OpenGaussTraces();
    /** The upgrade takes a second or two then, and every look during it is one more pass. */
    private static final double SPEED = 40;
    /** The upgrade runs long enough to be taken up again and again. */
    private static final double SLOWER = 2;

    private Path folder;
    private EveryPoint every;

    @BeforeAll
    void runUndisturbed(@TempDir Path emptyFolder) throws IOException, InterruptedException {
        folder = emptyFolder;
        every = new EveryPoint(folder, TRACES, SPEED, CrashPlan::oncePerSend);
    }

    @Test
    void a_run_ends_as_if_nobody_had_killed_it_wherever_its_runner_is_killed() throws Exception {
        // How many there are depends on how often the waits look: 492 on an idle machine.
        every.endsAsIfNobodyHadKilledIt(400);
    }

    @Test
    void the_upgrade_is_started_once_also_when_its_resume_is_killed_wherever_it_may_be() throws Exception {
        Instant began = Instant.now();
        String first = every.points().stream()
                .filter(point -> point.endsWith(" after line acting #1"))
                .reduce("", (before, last) -> last);
        CrashPlan plan;
        try (var cluster = new FreshCluster(folder.resolve("resumed"), every.start(), TRACES, SPEED)) {
            assertThat(cluster.goOn(List.of(first))).contains(first);
            plan = CrashPlan.oncePerSend(cluster.points());
        }
        var killed = new ArrayList<String>();
        try (var cluster = new FreshCluster(folder.resolve("again"), every.start(), TRACES, SLOWER)) {
            assertThat(cluster.goOn(List.of(first))).contains(first);
            int upgrade = CrashPlan.step(first);
            List<String> left = plan.points().stream()
                    .filter(point -> Set.of(upgrade, 0).contains(CrashPlan.step(point)))
                    .collect(Collectors.toCollection(ArrayList::new));
            for (Optional<String> at = cluster.goOn(left); at.isPresent(); at = cluster.goOn(left)) {
                killed.add(at.get());
                left.remove(at.get());
            }
            assertThat(cluster.endState().differences(every.undisturbed())).isEmpty();
            assertThat(plan.onlyLooksAgain(left)).as("%s", left).isTrue();
        }
        System.out.printf(
                "killed at %d points of a resume of the upgrade and resumed, in %s%n",
                killed.size(), Duration.between(began, Instant.now()));
    }
}
