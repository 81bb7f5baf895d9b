package dev.runproof.cli;

import dev.runproof.document.Coverage;
import dev.runproof.document.Library;
import dev.runproof.feature.FeatureFiles;
import dev.runproof.model.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far the features carry out what the documents say. */
@Command(
        name = "coverage",
        header = {
            "Show, line by line of the documents, which step carries it out or why none does.",
            "",
            "Examples:",
            "  runproof coverage",
            "  runproof coverage --gaps",
            ""
        },
        footer = {"", "Exit status 1 when a line has neither step nor reason, or a scenario cites what is not there."})
final class CoverageCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(names = "--gaps", description = "Only what does not fit.")
    private boolean gapsOnly;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CoverageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var library = new Library(Home.path());
        Coverage coverage = Coverage.of(
                library.sources(),
                library.added(),
                library.findings(),
                FeatureFiles.of(Home.path()).scenarios());
        if (json) {
            console.print(Json.line(coverage));
        } else {
            if (!gapsOnly) {
                coverage.lines().forEach(line -> console.print(line.toString()));
            }
            coverage.gaps().forEach(gap -> console.print("GAP  " + gap));
            coverage.planned().forEach(gap -> console.print("PLANNED  " + gap));
            console.tell(coverage.lines().size() + " lines, " + coverage.gaps().size() + " gaps, "
                    + coverage.planned().size() + " planned");
        }
        return (coverage.isComplete() ? ExitStatus.PASS : ExitStatus.FAILED).number();
    }
}
