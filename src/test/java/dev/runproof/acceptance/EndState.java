package dev.runproof.acceptance;

import dev.runproof.journal.Journal;
import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.Replay;
import dev.runproof.journal.StepKey;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run leaves behind on the controller and on the hosts, a line each: its verdict and those of its steps, each start
 * of the upgrade with its end, files and processes of every host, what the tools there say of cluster, versions and
 * backups, and what lies in the run's folder. Times, and names that differ from run to run, are taken out; so is which
 * CMServer won the election after the upgrade, but not how many are primary.
 */
record EndState(List<String> lines) {
    private static final String LOOK = ". '%s'; cm_ctl query -Cvd; cm_ctl -V; ls -A \"$PGHOST\"; ps -eo user,args";

    /** A row of {@code cm_ctl query}. */
    private static final Pattern CM_SERVER = Pattern.compile("(\\d+ .*/cm_server) +(\\S+)");

    static EndState of(LabUnderTest lab, Path reports) throws IOException, InterruptedException {
        Path folder = reports.resolve("latest").toRealPath();
        Journal journal = JournalReader.read(folder.resolve("journal.jsonl"));
        UnaryOperator<String> neutral =
                text -> text.replace(folder.getFileName().toString(), "<run>")
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
        lab.log().stream()
                .filter(EndState::upgrades)
                .forEach(command -> lines.add("upgrade on " + command.host() + ": exit " + command.exit()));
        for (var host : lab.description().hosts()) {
            String look = LOOK.formatted(lab.description().variables().get("opengauss.envFile"));
            LabUnderTest.Ran seen = lab.ssh(host.name(), host.user(), look);
            List<String> said = Stream.of(seen.out(), seen.err(), "exit " + seen.exit())
                    .flatMap(String::lines)
                    // By process ids, which begin anew at some point, their order says nothing.
                    .sorted()
                    .map(neutral)
                    .toList();
            whoeverIsElected(said).forEach(line -> lines.add(host.name() + ": " + line));
            files(lab.directory().resolve("hosts").resolve(host.name()))
                    .forEach(file -> lines.add(host.name() + " has " + neutral.apply(file)));
        }
        names(folder).forEach(name -> lines.add("kept " + name));
        return new EndState(lines);
    }

    /** The same with the states of the CMServers counted instead of told one by one. */
    static List<String> whoeverIsElected(List<String> said) {
        var states = new TreeMap<String, Integer>();
        var lines = new ArrayList<String>();
        for (String line : said) {
            Matcher server = CM_SERVER.matcher(line);
            if (server.matches()) {
                states.merge(server.group(2), 1, Integer::sum);
                lines.add(server.group(1));
            } else {
                lines.add(line);
            }
        }
        lines.add("CMServers: " + states);
        return lines;
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

    private static boolean upgrades(LoggedCommand command) {
        return command.argv().get(0).endsWith("gs_upgradectl") && command.argv().contains("upgrade-cm");
    }

    private static Verdict verdict(Journal journal) {
        return journal.entries().stream()
                .filter(JournalEntry.RunEnded.class::isInstance)
                .map(entry -> ((JournalEntry.RunEnded) entry).verdict())
                .reduce(Verdict.UNKNOWN, (before, last) -> last);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString()).sorted().toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
