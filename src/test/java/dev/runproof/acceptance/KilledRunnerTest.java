package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabHandle;
import dev.runproof.lab.embedded.Labs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every journal write and every send of the openGauss run.
 *
 * <p>One run is killed at each point of each step in turn and resumed after each, on one cluster. The step that cannot be
 * repeated is killed at each of its points once more in a fresh run on a fresh cluster.
 */
@Tag("enumeration")
class KilledRunnerTest {
    private static final int SIGKILL = 128 + 9;
    private static final double SPEED = 20;
    private static final Pattern POINTS = Pattern.compile("(\\d+):(\\d+)");

    @TempDir
    private Path folder;

    @Test
    void a_run_that_is_killed_at_every_point_in_turn_ends_as_if_it_had_never_been_killed() throws Exception {
        SortedMap<Integer, Integer> points = count();
        Instant began = Instant.now();
        int kills = 0;
        Program program = new Program(folder.resolve("chain"));
        LabHandle lab = lab("chain");
        try {
            boolean first = true;
            for (var step : points.entrySet()) {
                for (int point = 1; point <= step.getValue(); point++) {
                    String at = "-Drunproof.crash.at=" + step.getKey() + ":" + point;
                    Program.Ended ended = first
                            ? program.run(
                                    at,
                                    "rehearse",
                                    "opengauss",
                                    "-e",
                                    lab.environment().toString())
                            : program.run(at, "resume", "latest");
                    first = false;
                    if (ended.status() == 0) {
                        break;
                    }
                    assertThat(ended.status())
                            .as("killed at %s:\n%s", at, ended.output())
                            .isEqualTo(SIGKILL);
                    kills++;
                }
            }
            Program.Ended ended = program.run("resume", "latest");
            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(upgrades(lab)).hasSize(1);
        } finally {
            lab.down();
        }
        System.out.printf("killed and resumed at %d points in %s%n", kills, Duration.between(began, Instant.now()));
        assertThat(kills).isGreaterThan(points.size());
    }

    @Test
    void the_upgrade_itself_is_started_once_wherever_a_fresh_runner_is_killed_around_it() throws Exception {
        SortedMap<Integer, Integer> points = count();
        int step = irreversible();
        Instant began = Instant.now();
        for (int point = 1; point <= points.get(step); point++) {
            Program program = new Program(folder.resolve("fresh-" + point));
            LabHandle lab = lab("fresh-" + point);
            try {
                Program.Ended killed = program.run(
                        "-Drunproof.crash.at=" + step + ":" + point,
                        "rehearse",
                        "opengauss",
                        "-e",
                        lab.environment().toString());
                assertThat(killed.status())
                        .as("point %d:\n%s", point, killed.output())
                        .isIn(SIGKILL, 0);
                if (killed.status() == SIGKILL) {
                    Program.Ended ended = program.run("resume", "latest");
                    assertThat(ended.status())
                            .as("point %d:\n%s", point, ended.output())
                            .isZero();
                }
                assertThat(upgrades(lab)).as("point %d", point).hasSize(1);
            } finally {
                lab.down();
            }
        }
        System.out.printf(
                "killed around the upgrade at %d points in %s%n",
                points.get(step), Duration.between(began, Instant.now()));
    }

    /** How many points each step has in a run that nobody kills. */
    private SortedMap<Integer, Integer> count() throws IOException, InterruptedException {
        Program program = new Program(folder.resolve("count"));
        LabHandle lab = lab("count");
        try {
            Program.Ended ended = program.run(
                    "-Drunproof.crash.at=count",
                    "rehearse",
                    "opengauss",
                    "-e",
                    lab.environment().toString());
            assertThat(ended.status()).as(ended.output()).isZero();
            String told = ended.output()
                    .lines()
                    .filter(line -> line.startsWith("crash points: "))
                    .findFirst()
                    .orElseThrow();
            var points = new TreeMap<Integer, Integer>();
            Matcher matcher = POINTS.matcher(told);
            while (matcher.find()) {
                points.put(Integer.valueOf(matcher.group(1)), Integer.valueOf(matcher.group(2)));
            }
            return points;
        } finally {
            lab.down();
        }
    }

    private int irreversible() throws IOException, InterruptedException {
        String plan =
                new Program(folder.resolve("plan")).run("plan", "opengauss").output();
        Matcher matcher = Pattern.compile("point of no return: step (\\d+)").matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private LabHandle lab(String name) {
        return Labs.below(folder.resolve("labs"))
                .up(LabSpec.of("opengauss").named(name).atSpeed(SPEED));
    }

    private static List<LoggedCommand> upgrades(LabHandle lab) {
        return lab.log().stream()
                .filter(command -> command.argv().get(0).endsWith("gs_upgradectl")
                        && command.argv().contains("upgrade-cm"))
                .toList();
    }
}
