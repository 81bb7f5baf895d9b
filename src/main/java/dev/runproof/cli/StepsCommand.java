package dev.runproof.cli;

import dev.runproof.run.StepCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the steps that a feature may use. */
@Command(
        name = "steps",
        header = {
            "List the steps that a feature may use.",
            "",
            "Examples:",
            "  runproof steps",
            "  runproof steps --search package",
            ""
        })
final class StepsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(names = "--search", paramLabel = "WORD", description = "Only steps that contain this word.")
    private String word = "";

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    StepsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String sought = word.toLowerCase(Locale.ROOT);
        List<StepCatalogue.Entry> found = StepCatalogue.entries().stream()
                .filter(entry -> entry.phrase().toLowerCase(Locale.ROOT).contains(sought))
                .toList();
        if (json) {
            console.print(Json.line(found));
            return 0;
        }
        found.forEach(entry -> console.print(entry.phrase()));
        console.tell(found.size() + " steps");
        return 0;
    }
}
