package dev.runproof.cli;

import dev.runproof.document.Gap;
import dev.runproof.feature.FeatureFiles;
import dev.runproof.model.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds features against the rules for their form. */
@Command(
        name = "lint",
        header = {
            "Hold features against the rules for their form: tags, order and wording of steps.",
            "",
            "Examples:",
            "  runproof lint",
            "  runproof lint my/procedure.feature",
            ""
        },
        footer = {"", "docs/tags.md lists the tags. Exit status 1 when a rule is broken."})
final class LintCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Feature files; by default all of the project.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    LintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var features = files.isEmpty() ? FeatureFiles.of(Home.path()) : new FeatureFiles(Home.path(), files);
        List<Gap> gaps = features.gaps();
        if (json) {
            console.print(Json.line(gaps));
        } else {
            gaps.forEach(gap -> console.print(gap.toString()));
        }
        console.tell(features.files().size() + " features, " + gaps.size() + " broken rules");
        return (gaps.isEmpty() ? ExitStatus.PASS : ExitStatus.FAILED).number();
    }
}
