package dev.runproof.report;

import dev.runproof.matrix.CellResult;
import dev.runproof.matrix.Durations;
import dev.runproof.matrix.MatrixRefused;
import dev.runproof.matrix.ShardRecord;
import dev.runproof.model.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The results of all shards of a matrix as one report; what is missing is told as unknown, never left out. */
public final class ShardMerge {
    private static final int DEEPEST = 4;

    private final Map<Integer, Path> folders = new TreeMap<>();
    private final Map<Integer, ShardRecord> shards = new TreeMap<>();
    private final ShardRecord any;

    private ShardMerge(List<Path> found) {
        var problems = new ArrayList<String>();
        Path first = found.get(0);
        any = ShardRecord.read(first);
        for (Path folder : found) {
            ShardRecord record = ShardRecord.read(folder);
            if (record.of() != any.of() || !record.matrix().equals(any.matrix())) {
                problems.add(folder + " and " + first + " are shards of different matrices: " + record.shard() + "/"
                        + record.of() + " and " + any.shard() + "/" + any.of()
                        + "; every shard is given the same matrix, the same durations and the same number of shards");
            } else if (folders.containsKey(record.shard())) {
                problems.add(folder + " and " + folders.get(record.shard()) + " are both shard " + record.shard() + "/"
                        + record.of() + "; keep the one that counts");
            }
            folders.put(record.shard(), folder);
            shards.put(record.shard(), record);
        }
        if (!problems.isEmpty()) {
            throw new MatrixRefused(problems);
        }
    }

    /**
     * Reads what shards have left.
     *
     * @param places their folders, or folders in which theirs lie
     * @throws MatrixRefused when there is none, or they do not belong together
     */
    public static ShardMerge of(List<Path> places) {
        var found = new ArrayList<Path>();
        for (Path place : places) {
            try (Stream<Path> files = Files.find(
                    place,
                    DEEPEST,
                    (path, kind) -> path.getFileName().toString().equals(ShardRecord.FILE))) {
                files.sorted().forEach(file -> found.add(file.resolveSibling("")));
            } catch (IOException e) {
                throw MatrixRefused.unreadable(place, e);
            }
        }
        if (found.isEmpty()) {
            throw new MatrixRefused(List.of("no " + ShardRecord.FILE + " in " + places
                    + ": name the folders that 'rehearse --results' has written"));
        }
        return new ShardMerge(found);
    }

    /** Why a cell has no result; empty when it has one. */
    private Optional<String> missing(ShardRecord.Planned cell) {
        ShardRecord shard = shards.get(cell.shard());
        String name = "shard " + cell.shard() + "/" + any.of();
        if (shard == null) {
            return Optional.of(name + " has left nothing");
        }
        return shard.result(cell.name()).isPresent() ? Optional.empty() : Optional.of(name + " ended before this cell");
    }

    /** The cells without a result, each with the reason, in the matrix's order. */
    public Map<String, String> missing() {
        var missing = new LinkedHashMap<String, String>();
        any.cells().forEach(cell -> missing(cell).ifPresent(why -> missing.put(cell.name(), why)));
        return missing;
    }

    /** The results there are, in the matrix's order. */
    public List<CellResult> results() {
        return any.cells().stream()
                .flatMap(cell -> Optional.ofNullable(shards.get(cell.shard())).stream()
                        .flatMap(shard -> shard.result(cell.name()).stream()))
                .toList();
    }

    /** Numbers of the shards that have left nothing. */
    public List<Integer> missingShards() {
        return Stream.iterate(1, i -> i <= any.of(), i -> i + 1)
                .filter(shard -> !shards.containsKey(shard))
                .toList();
    }

    /** That of the worst shard; a shard that is missing is unknown. */
    public int status() {
        int known = shards.values().stream().map(ShardRecord::status).reduce(0, ShardRecord::worse);
        return missingShards().isEmpty() ? known : ShardRecord.worse(known, ExitStatus.UNKNOWN.number());
    }

    /** Writes junit.xml, summary.md, durations.json, allure-results and report.html into a new or empty folder. */
    public void write(Path out) {
        try {
            Files.createDirectories(out);
            try (Stream<Path> files = Files.list(out)) {
                if (files.findAny().isPresent()) {
                    throw new MatrixRefused(List.of(out + " is not empty; name an empty or a new directory"));
                }
            }
            var junit = new JunitMerge();
            var allure = new AllureCells(out.resolve(RunReports.ALLURE_RESULTS));
            for (Path folder : folders.values()) {
                junit.add(folder.resolve(RunReports.JUNIT));
                allure.addAll(folder.resolve(RunReports.ALLURE_RESULTS));
            }
            for (Map.Entry<String, String> cell : missing().entrySet()) {
                junit.missing(cell.getKey(), cell.getValue());
                allure.missing(cell.getKey(), cell.getValue());
            }
            ReportFile.write(out.resolve(RunReports.JUNIT), junit.text());
            ReportFile.write(out.resolve(RunReports.SUMMARY), MatrixSummary.of(this));
            var seconds = new TreeMap<String, Double>();
            results().forEach(result -> seconds.put(result.name(), result.seconds()));
            ReportFile.write(out.resolve("durations.json"), new Durations(seconds).text());
            AllureReport.write(
                    out.resolve(RunReports.ALLURE_RESULTS),
                    any.cells().size() + " rehearsals in " + any.of() + " shards",
                    out.resolve(RunReports.HTML));
        } catch (IOException e) {
            throw new ReportRefused(out, e);
        }
    }

    int shardsInAll() {
        return any.of();
    }
}
