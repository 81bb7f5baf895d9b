package dev.runproof.report;

import dev.runproof.journal.JournalReader;
import dev.runproof.matrix.CellResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cell of a matrix as reports tell it.
 *
 * @param runs its runs with their folders: there, and back
 */
record CellStory(CellResult result, List<Run> runs) {
    CellStory {
        runs = List.copyOf(runs);
    }

    record Run(Path folder, RunStory story) {}

    static CellStory of(CellResult result, List<Path> folders) {
        return new CellStory(
                result,
                folders.stream()
                        .map(folder ->
                                new Run(folder, RunStory.of(JournalReader.read(folder.resolve("journal.jsonl")))))
                        .toList());
    }

    /** Whether its scenarios are told one by one: they are, unless something else than pass was wanted. */
    boolean byScenario() {
        return result.wantsPass() && !result.verdict().isEmpty() && !runs.isEmpty();
    }

    /** The name of what it is judged by, when that is no scenario. */
    String claim() {
        return "ends in " + result.expect();
    }

    Duration took() {
        return Duration.ofMillis(Math.round(result.seconds() * 1000));
    }

    /** What became of it in one line. */
    String ended() {
        return result.verdict().isEmpty()
                ? "it ended without a verdict: "
                        + result.told().lines().findFirst().orElse("")
                : "it ended in " + result.verdict();
    }

    /** Its scenarios with their verdicts, a line each, and why there is no verdict. */
    String scenarios() {
        String told = result.told().isEmpty() ? "" : result.told() + "\n";
        return told
                + runs.stream()
                        .flatMap(run -> run.story().scenarios().stream())
                        .map(scenario -> JunitXml.word(scenario.verdict()) + "  " + scenario.name() + "\n")
                        .collect(Collectors.joining());
    }
}
