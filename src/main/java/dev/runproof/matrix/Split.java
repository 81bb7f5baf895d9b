package dev.runproof.matrix;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which cell of a matrix falls to which shard: the same on every machine. */
public final class Split {
    private final Matrix matrix;
    private final Durations durations;
    private final int[] shardOfCell;
    private final int shards;

    /**
     * Cells go to the shard with the least to do so far, the longest first; without earlier durations one after the other,
     * in their order.
     */
    public Split(Matrix matrix, Durations durations, int shards) {
        this.matrix = matrix;
        this.durations = durations;
        this.shards = shards;
        this.shardOfCell = new int[matrix.cells().size()];
        var load = new double[shards];
        longestFirst().forEach(cell -> {
            int least = IntStream.range(0, shards)
                    .boxed()
                    .min(Comparator.comparingDouble(shard -> load[shard]))
                    .orElseThrow();
            shardOfCell[cell] = least + 1;
            load[least] += durations.of(matrix.cells().get(cell));
        });
    }

    private List<Integer> longestFirst() {
        return IntStream.range(0, matrix.cells().size())
                .boxed()
                // Stable: cells of the same length keep their order.
                .sorted(Comparator.comparingDouble(
                                (Integer cell) -> durations.of(matrix.cells().get(cell)))
                        .reversed())
                .toList();
    }

    /** The cells of a shard, in the matrix's order; none when there are more shards than cells. */
    public List<Cell> of(Shard shard) {
        if (shard.of() != shards) {
            throw new IllegalArgumentException("split into " + shards + ", not into " + shard.of());
        }
        return IntStream.range(0, shardOfCell.length)
                .filter(cell -> shardOfCell[cell] == shard.number())
                .mapToObj(matrix.cells()::get)
                .toList();
    }

    /** What a shard leaves before any of its cells has run. */
    public ShardRecord record(Shard shard) {
        List<ShardRecord.Planned> planned = IntStream.range(0, shardOfCell.length)
                .mapToObj(i -> new ShardRecord.Planned(matrix.cells().get(i).name(), shardOfCell[i]))
                .toList();
        return new ShardRecord(
                shard.number(),
                shard.of(),
                Matrix.digest(matrix.fingerprint() + durations.fingerprint()),
                planned,
                List.of());
    }

    @Override
    public String toString() {
        return matrix.cells().size() + " cells in " + shards + " shards: " + Arrays.toString(shardOfCell);
    }
}
