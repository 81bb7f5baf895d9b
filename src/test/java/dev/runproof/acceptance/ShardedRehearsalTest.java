package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matrix on two machines, and what is made of their results; the program as a process. */
class ShardedRehearsalTest {
    @TempDir
    private Path home;

    @Test
    void two_shards_rehearse_a_matrix_and_a_merge_tells_the_worst_of_all() throws Exception {
        var program = new Program(home);
        Path results = home.resolve("results");
        String matrix = write("""
                cells:
                  - procedures: [opengauss]
                    set: {lab.nodes: 1, lab.speed: 200, lab.faults: [SIM-NOHELP, SIM-DISK-80]}
                    expect: fail
                  - procedures: [opengauss]
                    set: {lab.nodes: 1, lab.speed: 200, lab.faults: SIM-NO-SUCH-FAULT}
                """);

        Program.Ended one = program.run(
                "rehearse",
                "--matrix",
                matrix,
                "--shard",
                "1/2",
                "--results",
                results.resolve("1").toString());
        assertThat(one.output())
                .contains("rehearsal 1 of 2: opengauss --set lab.nodes=1", "expected fail, and so it ended")
                .contains("rehearsal 2 of 2: opengauss --set lab.nodes=1", "SIM-NO-SUCH-FAULT");
        assertThat(one.status()).isEqualTo(69);

        Program.Ended half = program.run("report", "--merge", results.toString(), "-o", merged("half"));
        assertThat(half.status()).as(half.output()).isEqualTo(69);
        assertThat(half.output())
                .contains("unknown: opengauss --set lab.nodes=1 --set lab.speed=200 --set lab.faults=SIM-DISK-80:"
                        + " shard 2/2 has left nothing");

        Program.Ended two = program.run(
                "rehearse",
                "--matrix",
                matrix,
                "--shard",
                "2/2",
                "--results",
                results.resolve("2").toString());
        assertThat(two.status()).as(two.output()).isZero();
        Program.Ended all = program.run("report", "--merge", results.toString(), "-o", merged("all"));
        assertThat(all.status()).isEqualTo(69);
        assertThat(all.output()).doesNotContain("unknown:").contains("no verdict: opengauss");
        assertThat(Path.of(merged("all"), "junit.xml"))
                .content()
                .contains("<testsuites tests=\"3\" failures=\"0\" errors=\"1\" skipped=\"0\"");
        assertThat(Path.of(merged("all"), "report.html")).isRegularFile();
    }

    private String merged(String name) {
        return home.resolve("merged-" + name).toString();
    }

    private String write(String matrix) throws IOException {
        return Files.writeString(home.resolve("matrix.yaml"), matrix).toString();
    }
}
