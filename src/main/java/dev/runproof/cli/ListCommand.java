package dev.runproof.cli;

import dev.runproof.inventory.Environments;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the procedures and environments there are. */
@Command(
        name = "list",
        header = {
            "Name the procedures and the environments.",
            "",
            "Examples:",
            "  runproof list",
            "  runproof list --json",
            ""
        })
final class ListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> procedures =
                new Procedures(Home.path()).all().stream().map(Procedure::name).toList();
        List<String> environments = new Environments(Home.path()).names();
        if (json) {
            console.print(Json.line(new Listing(procedures, environments)));
            return 0;
        }
        console.print("procedures:");
        procedures.forEach(name -> console.print("  " + name));
        console.print("environments:");
        environments.forEach(name -> console.print("  " + name));
        console.next("runproof plan " + (procedures.isEmpty() ? "PROCEDURE" : procedures.get(0)));
        return 0;
    }

    record Listing(List<String> procedures, List<String> environments) {}
}
