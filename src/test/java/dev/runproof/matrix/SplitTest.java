package dev.runproof.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    @TempDir
    private Path folder;

    private static Cell cell(String name) {
        return new Cell(name, "", Map.of(), false, Verdict.PASS);
    }

    private static Matrix matrix(String... names) {
        return new Matrix(Stream.of(names).map(SplitTest::cell).toList());
    }

    private static List<String> names(Split split, int number, int of) {
        return split.of(new Shard(number, of)).stream().map(Cell::name).toList();
    }

    @Test
    void deals_cells_out_in_their_order_when_nobody_knows_how_long_they_take() {
        var split = new Split(matrix("a", "b", "c", "d", "e"), Durations.UNKNOWN, 2);
        assertThat(names(split, 1, 2)).containsExactly("a", "c", "e");
        assertThat(names(split, 2, 2)).containsExactly("b", "d");
    }

    @Test
    void gives_the_longest_first_to_whoever_has_the_least_to_do() {
        var known = new Durations(Map.of("a", 1.0, "b", 2.0, "c", 9.0, "d", 3.0, "e", 4.0));
        var split = new Split(matrix("a", "b", "c", "d", "e"), known, 2);
        assertThat(names(split, 1, 2)).containsExactly("a", "c");
        assertThat(names(split, 2, 2)).containsExactly("b", "d", "e");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void every_cell_falls_to_exactly_one_shard(int shards) {
        String[] names = IntStream.range(0, 23).mapToObj(i -> "cell" + i).toArray(String[]::new);
        var known = new Durations(Map.of("cell3", 50.0, "cell4", 0.5, "cell20", 7.0));
        var split = new Split(matrix(names), known, shards);
        assertThat(IntStream.rangeClosed(1, shards)
                        .mapToObj(shard -> names(split, shard, shards))
                        .flatMap(List::stream))
                .containsExactlyInAnyOrder(names);
    }

    @Test
    void a_record_says_what_has_no_result_yet_and_is_unknown_until_it_has() throws IOException {
        ShardRecord begun = new Split(matrix("a", "b", "c"), Durations.UNKNOWN, 2).record(new Shard(1, 2));
        assertThat(begun.open()).containsExactly("a", "c");
        assertThat(begun.status()).isEqualTo(2);
        ShardRecord ended = begun.with(CellResult.ended(cell("a"), Verdict.PASS, ExitStatus.PASS, 1, List.of("r-1")))
                .with(CellResult.withoutVerdict(cell("c"), ExitStatus.MISSING, 0, "no lab"));
        assertThat(ended.open()).isEmpty();
        assertThat(ended.status()).isEqualTo(69);
        ended.write(folder);
        assertThat(ShardRecord.read(folder)).isEqualTo(ended);
    }

    @Test
    void records_of_other_cells_durations_or_expectations_do_not_fit() {
        var shard = new Shard(1, 2);
        String print =
                new Split(matrix("a", "b"), Durations.UNKNOWN, 2).record(shard).matrix();
        assertThat(new Split(matrix("a", "b"), Durations.UNKNOWN, 2)
                        .record(shard)
                        .matrix())
                .isEqualTo(print);
        assertThat(List.of(
                        new Split(matrix("b", "a"), Durations.UNKNOWN, 2)
                                .record(shard)
                                .matrix(),
                        new Split(matrix("a", "b"), new Durations(Map.of("a", 1.0)), 2)
                                .record(shard)
                                .matrix(),
                        new Split(
                                        new Matrix(
                                                List.of(cell("a"), new Cell("b", "", Map.of(), false, Verdict.FAIL))),
                                        Durations.UNKNOWN,
                                        2)
                                .record(shard)
                                .matrix()))
                .doesNotContain(print);
    }

    @Test
    void the_worst_status_is_a_failed_check_then_no_verdict_then_unknown_then_blocked() {
        List<Integer> fromWorst = List.of(1, 69, 2, 3, 4, 0);
        for (int i = 1; i < fromWorst.size(); i++) {
            int worse = fromWorst.get(i - 1);
            int better = fromWorst.get(i);
            assertThat(ShardRecord.worse(better, worse)).isEqualTo(worse);
            assertThat(ShardRecord.worse(worse, better)).isEqualTo(worse);
        }
    }

    @Test
    void a_rehearsal_that_passes_against_expectation_has_failed() {
        var faulty = new Cell("a", "", Map.of(), false, Verdict.FAIL);
        assertThat(CellResult.ended(faulty, Verdict.FAIL, ExitStatus.FAILED, 1, List.of())
                        .status())
                .isZero();
        assertThat(CellResult.ended(faulty, Verdict.PASS, ExitStatus.PASS, 1, List.of())
                        .status())
                .isEqualTo(1);
        assertThat(CellResult.ended(faulty, Verdict.UNKNOWN, ExitStatus.UNKNOWN, 1, List.of())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void durations_are_read_as_they_were_written() throws IOException {
        var known = new Durations(Map.of("a --set x=\"1\"", 1.5, "b", 2.0));
        Path file = Files.writeString(folder.resolve("durations.json"), known.text());
        assertThat(Durations.read(file)).isEqualTo(known);
        Files.writeString(file, "{\"a\": \"long\"}");
        assertThatThrownBy(() -> Durations.read(file)).isInstanceOf(MatrixRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "2", "2/0", "a/b", "1/4/2", ""})
    void a_shard_is_counted_from_one(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Shard.parse("4/4").toString()).isEqualTo("4/4");
    }
}
