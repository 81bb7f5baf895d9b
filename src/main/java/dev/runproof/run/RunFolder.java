package dev.runproof.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.report.RunReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run below {@code reports}: journal, plan, order, evidence and reports.
 *
 * @param runId also the folder's name
 */
public record RunFolder(String runId, Path path) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            // A newer release may have written more: whoever goes back to the older one still has to find his runs.
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final String ORDER = "order.json";
    private static final String PLAN = "plan.json";

    static RunFolder create(Path reports, String runId) {
        Path path = reports.resolve(runId);
        try {
            Files.createDirectories(reports);
            Files.createDirectory(path);
        } catch (IOException e) {
            throw new FolderRefused(
                    "the report folder " + path + " cannot be made: " + e + "; nothing was done on any host",
                    List.of(
                            "ls -ld " + reports,
                            "df -h " + reports,
                            "make room or give " + System.getProperty("user.name")
                                    + " the right to write there, then start a new run"),
                    e);
        }
        return new RunFolder(runId, path);
    }

    /** The run with this id, the only one whose id begins so, or the newest for {@code latest}. */
    public static RunFolder find(Path reports, String idOrPrefix) {
        List<Path> all = folders(reports);
        List<Path> fitting = idOrPrefix.equals("latest")
                ? all.subList(0, Math.min(1, all.size()))
                : all.stream()
                        .filter(path -> path.getFileName().toString().startsWith(idOrPrefix))
                        .toList();
        List<Path> exact = fitting.stream()
                .filter(path -> path.getFileName().toString().equals(idOrPrefix))
                .toList();
        List<Path> found = exact.isEmpty() ? fitting : exact;
        if (found.size() != 1) {
            throw new FolderRefused(
                    found.isEmpty()
                            ? "there is no run '" + idOrPrefix + "' below " + reports
                            : "'" + idOrPrefix + "' is the beginning of " + found.size() + " runs",
                    List.of("runproof status"),
                    null);
        }
        return new RunFolder(found.get(0).getFileName().toString(), found.get(0));
    }

    /** All runs, the newest first. */
    public static List<RunFolder> all(Path reports) {
        return folders(reports).stream()
                .map(path -> new RunFolder(path.getFileName().toString(), path))
                .toList();
    }

    /** The same without those whose order nobody can read: one damaged folder must not keep all other runs from a way back. */
    public static List<RunFolder> readable(Path reports) {
        return all(reports).stream().filter(RunFolder::hasOrder).toList();
    }

    private boolean hasOrder() {
        try {
            order();
            return true;
        } catch (FolderRefused damaged) {
            return false;
        }
    }

    private static List<Path> folders(Path reports) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(reports)) {
            return entries.filter(path -> !Files.isSymbolicLink(path) && Files.exists(path.resolve(ORDER)))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new FolderRefused("the runs below " + reports + " cannot be listed: " + e, List.of(), e);
        }
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path allureResults() {
        return path.resolve(RunReports.ALLURE_RESULTS);
    }

    void write(String file, Object content) {
        try {
            // At once: a killed runner leaves no half order.
            Path unfinished = path.resolve("." + file + ".new");
            JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), content);
            Files.move(unfinished, path.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FolderRefused(
                    path.resolve(file) + " cannot be written: " + e + "; nothing was done on any host",
                    List.of(
                            "df -h " + path,
                            "make room or give the runner the right to write there, then start a new run"),
                    e);
        }
    }

    void order(RunOrder order) {
        write(ORDER, order);
    }

    public RunOrder order() {
        try {
            return JSON.readValue(path.resolve(ORDER).toFile(), RunOrder.class);
        } catch (IOException e) {
            throw new FolderRefused(path.resolve(ORDER) + " cannot be read: " + e, List.of(), e);
        }
    }

    void plan(PlanView plan) {
        write(PLAN, plan);
    }

    /** The plan that was carried out; empty for a run that was killed before it had one. */
    Optional<PlanView> plan() {
        Path file = path.resolve(PLAN);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), PlanView.class)) : Optional.empty();
        } catch (IOException e) {
            throw new FolderRefused(file + " cannot be read: " + e, List.of(), e);
        }
    }

    /** A run's folder cannot be made, found, read or written. */
    public static final class FolderRefused extends Failure {
        private static final long serialVersionUID = 1L;

        FolderRefused(String message, List<String> next, @org.jspecify.annotations.Nullable Throwable cause) {
            super("RUN-FOLDER", ExitStatus.MISSING, message, next, cause);
        }
    }
}
