package dev.runproof.acceptance;

import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Replay;
import dev.runproof.journal.StepKey;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run leaves behind on the controller and on the hosts, a line each: its verdict and those of its steps, each call
 * that is counted with its end, files and processes of every host, what the tools there say, and what lies in the run's
 * folder. Times, and names that differ from run to run, are taken out; so is what chance decides.
 */
record EndState(List<String> lines) {
    /** What a start leaves that was cut off before it began: the ledger never looks at hidden names. */
    private static final Pattern DRAFT = Pattern.compile(".*/ledger/[^/]+/\\.[0-9a-f]{16}(?:/.*)?");

    static EndState of(LabUnderTest lab, Path reports, Traces traces) throws IOException, InterruptedException {
        Path folder = reports.resolve("latest").toRealPath();
        Journal journal = JournalReader.read(folder.resolve("journal.jsonl"));
        var known = new HashMap<>(traces.names(lab.description()));
        for (String run : names(reports)) {
            known.put(run, run.equals(folder.getFileName().toString()) ? "<run>" : "<earlier run>");
        }
        UnaryOperator<String> neutral = text -> named(text, known)
                .replace(lab.directory().toString(), "<lab>")
                .replaceAll("[0-9]{4,}([-_.:]?[0-9]+)*", "<n>")
                // A table is as wide as the lab's paths.
                .replaceAll("-{3,}", "---")
                .replaceAll(" {2,}", "  ");
        var lines = new ArrayList<String>();
        lines.add("run: " + verdict(journal));
        Replay replay = Replay.of(journal.entries());
        for (StepKey step : replay.steps()) {
            lines.add(step + ": " + replay.recorded(step).ended().orElseThrow().verdict());
        }
        lab.log()
                .forEach(command -> traces.counted(command)
                        .ifPresent(told -> lines.add(neutral.apply(told) + ": exit " + command.exit())));
        for (var host : lab.description().hosts()) {
            LabUnderTest.Ran seen = lab.ssh(host.name(), host.user(), traces.look(lab.description(), host));
            List<String> said = Stream.of(seen.out(), seen.err(), "exit " + seen.exit())
                    .flatMap(String::lines)
                    // By process ids, which begin anew at some point, their order says nothing.
                    .sorted()
                    .map(neutral)
                    .toList();
            traces.withoutChance(said).forEach(line -> lines.add(host.name() + ": " + line));
            files(lab.directory().resolve("hosts").resolve(host.name())).stream()
                    .map(neutral)
                    .filter(file -> !traces.byChance(file))
                    .forEach(file -> lines.add(host.name() + " has " + file));
        }
        traces.beside(lab).forEach(line -> lines.add(neutral.apply(line)));
        names(folder).forEach(name -> lines.add("kept " + name));
        return new EndState(lines);
    }

    private static String named(String text, Map<String, String> names) {
        String named = text;
        for (var name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    /** What there is only here, and what only there. */
    List<String> differences(EndState other) {
        var here = new ArrayList<>(lines);
        var there = new ArrayList<>(other.lines);
        other.lines.forEach(here::remove);
        lines.forEach(there::remove);
        return Stream.concat(
                        here.stream().map(line -> "+ " + line), there.stream().map(line -> "- " + line))
                .toList();
    }

    private static Verdict verdict(Journal journal) {
        return journal.entries().stream()
                .filter(JournalEntry.RunEnded.class::isInstance)
                .map(entry -> ((JournalEntry.RunEnded) entry).verdict())
                .reduce(Verdict.UNKNOWN, (before, last) -> last);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> !DRAFT.matcher(file).matches())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
