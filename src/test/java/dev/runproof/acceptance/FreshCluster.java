package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.evidence.Verification;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A cluster that nothing was done to yet, and a project whose runner can be ended at named points of a run on it. */
final class FreshCluster implements AutoCloseable {
    private static final int SIGKILL = 128 + 9;
    private static final String KILLED_AT = "killed at: ";
    private static final String POINT = "crash point: ";

    private final LabUnderTest lab;
    private final Program program;
    private final Path home;
    private final Path deadly;
    private final Traces traces;
    private boolean begun;
    private boolean turned;

    FreshCluster(Path home, Program.Start start, Traces traces, double speed) throws IOException {
        this.traces = traces;
        this.home = home;
        this.program = new Program(home, start);
        this.deadly = home.resolve("deadly-points.txt");
        this.lab = LabUnderTest.up(
                LabSpec.of(traces.procedure()).withOptions(traces.options()).atSpeed(speed));
    }

    /**
     * Begins the run, or lets it go on.
     *
     * @return the point at which the runner was killed; empty when the run came to its end, and passed
     */
    Optional<String> goOn(Collection<String> deadlyPoints) throws IOException, InterruptedException {
        Files.write(deadly, deadlyPoints);
        return killed(carryOn(deadly.toString()));
    }

    /** The same for the way back of the run that was begun. */
    Optional<String> goBack(Collection<String> deadlyPoints) throws IOException, InterruptedException {
        Files.write(deadly, deadlyPoints);
        return killed(carryBack(deadly.toString()));
    }

    private static Optional<String> killed(Program.Ended ended) {
        Optional<String> killed = ended.output()
                .lines()
                .filter(line -> line.startsWith(KILLED_AT))
                .map(line -> line.substring(KILLED_AT.length()))
                .findFirst();
        assertThat(ended.status())
                .as("killed at %s\n%s", killed, ended.output())
                .isEqualTo(killed.isPresent() ? SIGKILL : 0);
        return killed;
    }

    /** Begins the run, or lets it go on, to its end, and names the points that it went through. */
    List<String> points() throws IOException, InterruptedException {
        return points(carryOn("list"));
    }

    /** Goes back to the end, and names the points. */
    List<String> pointsOfTheWayBack() throws IOException, InterruptedException {
        return points(carryBack("list"));
    }

    private static List<String> points(Program.Ended ended) {
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output()
                .lines()
                .filter(line -> line.startsWith(POINT))
                .map(line -> line.substring(POINT.length()))
                .toList();
    }

    private Program.Ended carryOn(String crash) throws IOException, InterruptedException {
        String property = "-Drunproof.crash.at=" + crash;
        if (begun) {
            return program.run(property, "resume", "latest");
        }
        begun = true;
        return program.run(
                property,
                "rehearse",
                traces.procedure(),
                "-e",
                lab.environment().toString());
    }

    private Program.Ended carryBack(String crash) throws IOException, InterruptedException {
        String property = "-Drunproof.crash.at=" + crash;
        String command = turned ? "resume" : "rollback";
        turned = true;
        var words = new ArrayList<>(List.of(property, command, "latest", "--as", "operator"));
        traces.gates().forEach(gate -> words.addAll(List.of("--confirm", gate)));
        return program.run(words.toArray(String[]::new));
    }

    LabUnderTest lab() {
        return lab;
    }

    EndState endState() throws IOException, InterruptedException {
        Verification verified = Verification.of(home.resolve("reports").resolve("latest"));
        assertThat(verified.verdict()).as("%s", verified.problems()).isEqualTo(Verdict.PASS);
        return EndState.of(lab, home.resolve("reports"), traces);
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
