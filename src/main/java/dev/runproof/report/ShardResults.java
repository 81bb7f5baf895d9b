package dev.runproof.report;

import dev.runproof.matrix.CellResult;
import dev.runproof.matrix.MatrixRefused;
import dev.runproof.matrix.ShardRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that one shard of a matrix leaves for the merge: {@code shard.json}, {@code junit.xml},
 * {@code allure-results}. Whenever it is copied away it tells the truth: what has no result yet is named in it.
 */
public final class ShardResults {
    private final Path folder;
    private final List<CellStory> cells = new ArrayList<>();
    private ShardRecord record;

    private ShardResults(Path folder, ShardRecord record) {
        this.folder = folder;
        this.record = record;
    }

    /**
     * Begins the folder anew: a shard that is tried again leaves nothing of the try before.
     *
     * @param folder absent, empty, or one that a shard has left; another is refused and not touched
     */
    public static ShardResults begin(Path folder, ShardRecord planned) {
        try {
            if (Files.exists(folder.resolve(ShardRecord.FILE))) {
                clear(folder);
            }
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new MatrixRefused(
                            List.of(folder + ": holds what no shard has left; name an empty or a new directory"));
                }
            }
            var results = new ShardResults(folder, planned);
            results.write();
            return results;
        } catch (IOException e) {
            throw new ReportRefused(folder, e);
        }
    }

    /** @param runs the folders of its runs */
    public void add(CellResult result, List<Path> runs) {
        try {
            CellStory cell = CellStory.of(result, runs);
            cells.add(cell);
            new AllureCells(folder.resolve(RunReports.ALLURE_RESULTS)).add(cell);
            record = record.with(result);
            write();
        } catch (IOException e) {
            throw new ReportRefused(folder, e);
        }
    }

    public ShardRecord record() {
        return record;
    }

    private void write() throws IOException {
        ReportFile.write(folder.resolve(RunReports.JUNIT), CellSuites.of(cells));
        record.write(folder);
    }

    private static void clear(Path folder) throws IOException {
        Files.delete(folder.resolve(ShardRecord.FILE));
        Files.deleteIfExists(folder.resolve(RunReports.JUNIT));
        Path allure = folder.resolve(RunReports.ALLURE_RESULTS);
        if (Files.isDirectory(allure)) {
            try (Stream<Path> files = Files.walk(allure)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
