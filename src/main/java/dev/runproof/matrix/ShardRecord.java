package dev.runproof.matrix;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one shard leaves beside its results, so that a merge knows what is missing: written before its first cell and after
 * each.
 *
 * @param shard its number, from 1
 * @param matrix a fingerprint of the cells and of the durations they were split by
 * @param cells the whole matrix, in its order
 * @param results of those cells of this shard that have ended
 */
public record ShardRecord(int shard, int of, String matrix, List<Planned> cells, List<CellResult> results) {
    public static final String FILE = "shard.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A cell, and the shard that it falls to. */
    public record Planned(String name, int shard) {}

    public ShardRecord {
        cells = List.copyOf(cells);
        results = List.copyOf(results);
    }

    public ShardRecord with(CellResult result) {
        var all = new ArrayList<>(results);
        all.add(result);
        return new ShardRecord(shard, of, matrix, cells, all);
    }

    /** The result of a cell, empty while it has none. */
    public Optional<CellResult> result(String name) {
        return results.stream().filter(result -> result.name().equals(name)).findFirst();
    }

    /** The names of the cells that fall to this shard and have no result. */
    @JsonIgnore
    public List<String> open() {
        return cells.stream()
                .filter(cell -> cell.shard() == shard && result(cell.name()).isEmpty())
                .map(Planned::name)
                .toList();
    }

    /** The worst status of its cells; a cell without a result is unknown. */
    @JsonIgnore
    public int status() {
        int known = results.stream().map(CellResult::status).reduce(0, ShardRecord::worse);
        return open().isEmpty() ? known : worse(known, ExitStatus.UNKNOWN.number());
    }

    /** A failed check is worse than what ended without a verdict, that is worse than unknown, that than blocked. */
    public static int worse(int one, int other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(int status) {
        if (status == ExitStatus.PASS.number()) {
            return 0;
        }
        if (status == ExitStatus.NOTHING_RUN.number()) {
            return 1;
        }
        if (status == ExitStatus.BLOCKED.number()) {
            return 2;
        }
        if (status == ExitStatus.UNKNOWN.number()) {
            return 3;
        }
        return status == ExitStatus.FAILED.number() ? 5 : 4;
    }

    /** Replaces the file at once. */
    public void write(Path folder) throws IOException {
        Path unfinished = folder.resolve("." + FILE + ".new");
        JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), this);
        Files.move(
                unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads what {@link #write} wrote; throws {@link MatrixRefused} when it cannot. */
    public static ShardRecord read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return JSON.readValue(file.toFile(), ShardRecord.class);
        } catch (IOException e) {
            throw new MatrixRefused(List.of(file + ": expected what a shard writes: " + e.getMessage()));
        }
    }
}
