package dev.runproof.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Allure results of a matrix: those of its runs, told apart by their cells. */
final class AllureCells {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESULT = "-result.json";

    private final Path results;

    AllureCells(Path results) {
        this.results = results;
    }

    void add(CellStory cell) throws IOException {
        Files.createDirectories(results);
        if (!cell.byScenario()) {
            Status status = cell.result().asExpected()
                    ? Status.PASSED
                    : cell.result().verdict().isEmpty() ? Status.BROKEN : Status.FAILED;
            single(cell.result().name(), cell.claim(), status, cell.ended(), cell.scenarios());
            return;
        }
        for (CellStory.Run run : cell.runs()) {
            copy(run.folder().resolve(RunReports.ALLURE_RESULTS), cell.result().name());
        }
    }

    void missing(String cell, String why) throws IOException {
        Files.createDirectories(results);
        single(cell, "has a result", Status.BROKEN, why, why);
    }

    private void single(String cell, String claim, Status status, String message, String told) {
        var result = new TestResult()
                .setUuid(UUID.randomUUID().toString())
                .setHistoryId(cell + ": " + claim)
                .setName(claim)
                .setFullName(cell + ": " + claim)
                .setStatus(status)
                .setStatusDetails(new StatusDetails().setMessage(message).setTrace(told))
                .setLabels(List.of(
                        new Label().setName("parentSuite").setValue(cell),
                        new Label().setName("suite").setValue(cell)));
        new FileSystemResultsWriter(results).write(result);
    }

    /** Everything from another folder of results, as it is. */
    void addAll(Path others) throws IOException {
        Files.createDirectories(results);
        for (Path file : files(others)) {
            keep(file);
        }
    }

    private void copy(Path run, String cell) throws IOException {
        for (Path file : files(run)) {
            if (!file.getFileName().toString().endsWith(RESULT)) {
                keep(file);
                continue;
            }
            var result = (ObjectNode) JSON.readTree(file.toFile());
            // Allure takes two results of the same history for two tries of one test, and shows the later one alone.
            result.put("historyId", result.path("historyId").asText() + ":" + cell);
            result.put("testCaseId", result.path("testCaseId").asText() + ":" + cell);
            result.withArray("labels")
                    .add(JSON.createObjectNode().put("name", "parentSuite").put("value", cell));
            JSON.writeValue(results.resolve(file.getFileName().toString()).toFile(), result);
        }
    }

    private void keep(Path file) throws IOException {
        // Of one run each; a page that shows many has its own.
        if (!file.getFileName().toString().equals("environment.properties")) {
            Files.copy(file, results.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
