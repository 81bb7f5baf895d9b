package dev.runproof.cli;

import dev.runproof.inventory.Environment;
import dev.runproof.run.PlanView;
import dev.runproof.run.Planner;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import dev.runproof.run.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a run would do, with the exact commands. */
@Command(
        name = "plan",
        header = {
            "Print what a run would do, with the exact commands; touches no host.",
            "",
            "Examples:",
            "  runproof plan opengauss",
            "  runproof plan opengauss -e hosts-opengauss -o plan.json",
            "  runproof plan opengauss --set opengauss.expectedVersion=6.0.0 --json",
            ""
        },
        footer = {"", "- reads    * changes    ! irreversible    <name> is known only once the run has read it"})
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Parameters(index = "0", paramLabel = "PROCEDURE", description = "Name of a procedure, or path to a feature.")
    private String procedure = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Save the plan, to be carried out by: runproof run --plan FILE")
    private @Nullable Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Procedure chosen = new Procedures(Home.path()).find(procedure);
        Environment read = target.read(chosen);
        Environment environment = Targets.foreseen(read);
        PlanView plan = PlanView.of(new Planner(chosen, environment).plan());
        if (output != null) {
            Files.writeString(output, Json.pretty(plan) + "\n");
            console.tell("saved: " + output);
        }
        if (json) {
            console.print(Json.line(plan));
        } else {
            PlanText.lines(plan, Targets.deviations(read)).forEach(console::print);
        }
        console.next("runproof check " + procedure + " -e " + target.name(chosen));
        return 0;
    }
}
