package dev.runproof.cli;

import dev.runproof.report.RunReports;
import dev.runproof.report.ShardMerge;
import dev.runproof.run.RunFolder;
import dev.runproof.run.Sealing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the reports of a run again, or one report of the shards of a matrix. */
@Command(
        name = "report",
        header = {
            "Make the reports of a run again, from its folder alone, or merge the results of shards.",
            "Says where the reports are.",
            "",
            "Examples:",
            "  runproof report latest",
            "  runproof report --merge results -o merged",
            "  runproof report --merge results/1 results/2 results/3 -o merged",
            ""
        },
        footer = {
            "",
            "A merge exits with the status of the worst shard; a shard or a rehearsal without a result is unknown (2)."
        })
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|DIR",
            description =
                    "Id of a run, a unique beginning of one, or latest. With --merge: folders of shards, or folders"
                            + " in which those lie.")
    private List<String> words = List.of();

    @Option(names = "--merge", description = "Make one report of what the shards of 'rehearse --results' have left.")
    private boolean merge;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "With --merge: where the report goes, a new or empty directory.")
    private @Nullable Path output;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (merge) {
            return merge(words.stream().map(Path::of).toList());
        }
        if (words.size() > 1 || output != null) {
            throw misused("one RUN, or --merge with -o DIR");
        }
        RunFolder folder = RunFolder.find(Home.reports(), words.get(0));
        Sealing.again(folder, Clock.systemUTC());
        print(folder.path());
        return 0;
    }

    private int merge(List<Path> places) {
        if (output == null) {
            throw misused("--merge needs -o DIR");
        }
        ShardMerge shards = ShardMerge.of(places);
        shards.write(output);
        shards.missing().forEach((cell, why) -> console.tell("unknown: " + cell + ": " + why));
        shards.results().stream()
                .filter(result -> !result.asExpected())
                .forEach(result -> console.tell((result.verdict().isEmpty() ? "no verdict" : result.verdict()) + ": "
                        + result.name() + "; expected " + result.expect()));
        print(output);
        return shards.status();
    }

    private void print(Path folder) {
        console.print(folder.resolve(RunReports.HTML).toString());
        console.print(folder.resolve(RunReports.JUNIT).toString());
        console.print(folder.resolve(RunReports.SUMMARY).toString());
    }

    private ParameterException misused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
