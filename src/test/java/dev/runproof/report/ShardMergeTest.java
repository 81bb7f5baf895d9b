package dev.runproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.PlannedStep;
import dev.runproof.journal.StartedBy;
import dev.runproof.journal.StepKey;
import dev.runproof.matrix.Cell;
import dev.runproof.matrix.CellResult;
import dev.runproof.matrix.Durations;
import dev.runproof.matrix.Matrix;
import dev.runproof.matrix.MatrixRefused;
import dev.runproof.matrix.Shard;
import dev.runproof.matrix.Split;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardMergeTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final Cell GOOD = new Cell("demo", "", Map.of("lab.nodes", "3"), false, Verdict.PASS);
    private static final Cell FAULTY = new Cell("demo", "", Map.of("lab.faults", "SIM-X"), false, Verdict.FAIL);
    private static final Cell OTHER = new Cell("other", "", Map.of(), false, Verdict.PASS);
    private static final Matrix MATRIX = new Matrix(List.of(GOOD, FAULTY, OTHER));

    @TempDir
    private Path folder;

    private final Split split = new Split(MATRIX, Durations.UNKNOWN, 2);

    @Test
    void all_shards_make_one_report_with_the_status_of_the_worst() throws IOException {
        ShardResults one = begin(1);
        one.add(ended(GOOD, Verdict.PASS), List.of(run("r-1", Verdict.PASS)));
        one.add(ended(OTHER, Verdict.UNKNOWN), List.of(run("r-2", Verdict.UNKNOWN)));
        begin(2).add(ended(FAULTY, Verdict.FAIL), List.of(run("r-3", Verdict.FAIL)));

        ShardMerge merge = ShardMerge.of(List.of(folder.resolve("results")));
        assertThat(merge.missing()).isEmpty();
        assertThat(merge.status()).isEqualTo(2);
        Path out = folder.resolve("merged");
        merge.write(out);

        assertThat(out.resolve("junit.xml"))
                .content()
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<testsuites tests=\"3\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"4.000\">\n")
                .contains("name=\"01 Act\"")
                .contains("name=\"ends in fail\"")
                .endsWith("</testsuites>\n");
        assertThat(out.resolve("summary.md"))
                .content()
                .startsWith("# 2 of 3 rehearsals ended as expected, from 2 shards\n")
                .contains("| other | pass | **unknown** | 2.0 | r-2 |");
        assertThat(Durations.read(out.resolve("durations.json")).seconds())
                .containsOnlyKeys(GOOD.name(), FAULTY.name(), OTHER.name());
        assertThat(out.resolve("report.html")).isRegularFile();
        assertThat(histories(out)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void a_shard_that_is_missing_is_unknown_and_every_rehearsal_of_it_is_named() throws IOException {
        ShardResults one = begin(1);
        one.add(ended(GOOD, Verdict.PASS), List.of(run("r-1", Verdict.PASS)));
        one.add(ended(OTHER, Verdict.PASS), List.of(run("r-2", Verdict.PASS)));

        ShardMerge merge = ShardMerge.of(List.of(folder.resolve("results/1")));
        assertThat(merge.status()).isEqualTo(2);
        assertThat(merge.missingShards()).containsExactly(2);
        assertThat(merge.missing()).containsExactly(Map.entry(FAULTY.name(), "shard 2/2 has left nothing"));
        merge.write(folder.resolve("merged"));
        assertThat(folder.resolve("merged/junit.xml"))
                .content()
                .contains(
                        "tests=\"3\" failures=\"0\" errors=\"1\"",
                        "demo --set lab.faults=SIM-X",
                        "message=\"shard 2/2 has left nothing\"");
        assertThat(folder.resolve("merged/summary.md"))
                .content()
                .contains("Shards that have left nothing: 2.", "**unknown**: shard 2/2 has left nothing");
    }

    @Test
    void a_rehearsal_that_a_killed_shard_did_not_come_to_is_unknown() throws IOException {
        begin(1).add(ended(GOOD, Verdict.PASS), List.of(run("r-1", Verdict.PASS)));
        begin(2).add(ended(FAULTY, Verdict.FAIL), List.of(run("r-3", Verdict.FAIL)));

        ShardMerge merge = ShardMerge.of(List.of(folder.resolve("results")));
        assertThat(merge.status()).isEqualTo(2);
        assertThat(merge.missing()).containsExactly(Map.entry("other", "shard 1/2 ended before this cell"));
    }

    @Test
    void a_rehearsal_without_a_verdict_is_an_error_that_says_why() throws IOException {
        begin(1).add(CellResult.withoutVerdict(GOOD, ExitStatus.MISSING, 1, "[LAB] no database here"), List.of());
        assertThat(folder.resolve("results/1/junit.xml"))
                .content()
                .contains("<error message=\"it ended without a verdict: [LAB] no database here\" type=\"unknown\">"
                        + "[LAB] no database here");
    }

    @Test
    void shards_that_do_not_belong_together_are_refused() {
        begin(1);
        var others = new Split(new Matrix(List.of(OTHER, GOOD)), Durations.UNKNOWN, 2);
        ShardResults.begin(folder.resolve("results/2"), others.record(new Shard(2, 2)));
        assertThatThrownBy(() -> ShardMerge.of(List.of(folder.resolve("results"))))
                .isInstanceOf(MatrixRefused.class)
                .hasMessageContaining("are shards of different matrices: 2/2 and 1/2");
        ShardResults.begin(folder.resolve("results/2"), split.record(new Shard(1, 2)));
        assertThatThrownBy(() -> ShardMerge.of(List.of(folder.resolve("results"))))
                .hasMessageContaining("are both shard 1/2; keep the one that counts");
        assertThatThrownBy(() -> ShardMerge.of(List.of(folder.resolve("merged"))))
                .isInstanceOf(MatrixRefused.class);
    }

    @Test
    void a_shard_that_is_tried_again_leaves_nothing_of_the_try_before() throws IOException {
        begin(1).add(ended(GOOD, Verdict.FAIL), List.of(run("r-1", Verdict.FAIL)));
        begin(1);
        assertThat(folder.resolve("results/1/allure-results")).doesNotExist();
        assertThat(folder.resolve("results/1/junit.xml")).content().doesNotContain("testcase");
        Files.delete(folder.resolve("results/1/shard.json"));
        assertThatThrownBy(() -> begin(1))
                .isInstanceOf(MatrixRefused.class)
                .hasMessageContaining("holds what no shard has left");
        assertThat(folder.resolve("results/1/junit.xml")).exists();
    }

    private ShardResults begin(int number) {
        return ShardResults.begin(folder.resolve("results/" + number), split.record(new Shard(number, 2)));
    }

    private static CellResult ended(Cell cell, Verdict verdict) {
        String run = cell.equals(GOOD) ? "r-1" : cell.equals(OTHER) ? "r-2" : "r-3";
        return CellResult.ended(cell, verdict, ExitStatus.of(verdict), 2, List.of(run));
    }

    private Path run(String id, Verdict verdict) throws IOException {
        Path run = Files.createDirectories(folder.resolve("reports/" + id));
        var act = new StepKey(1, 1, "act");
        var header = new JournalHeader(
                id,
                "rehearse",
                "demo",
                "ph",
                "embedded-demo",
                "pl",
                new StartedBy("ops", "", "bastion-4", "0.1.0"),
                AT,
                List.of(new PlannedStep(act, "Act", "When it acts")));
        try (JournalFile journal = JournalFile.create(run.resolve("journal.jsonl"), header, JournalObserver.NONE)) {
            journal.append(new JournalEntry.Began(act, "f", 1, AT));
            var judgement = new Judgement(verdict, "all of it", "some of it", List.of());
            journal.append(new JournalEntry.Ended(act, verdict, List.of(judgement), AT.plusSeconds(1)));
            journal.append(new JournalEntry.RunEnded(verdict, AT.plusSeconds(1)));
        }
        new FileSystemResultsWriter(Files.createDirectories(run.resolve("allure-results")))
                .write(new TestResult()
                        .setUuid(id)
                        .setName("01 Act")
                        .setHistoryId("h")
                        .setStatus(Status.PASSED));
        return run;
    }

    private static List<String> histories(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("allure-results"))) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(file -> {
                        try {
                            return Files.readString(file)
                                    .replaceFirst("(?s).*\"historyId\"\\s*:\\s*\"([^\"]*)\".*", "$1");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .collect(Collectors.toList());
        }
    }
}
