package dev.runproof.cli;

import dev.runproof.run.Gatekeeper;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a procedure's preconditions. */
@Command(
        name = "check",
        header = {
            "Read the preconditions of a procedure: every step before the first that changes a host.",
            "",
            "Examples:",
            "  runproof check opengauss -e hosts-opengauss",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Parameters(index = "0", paramLabel = "PROCEDURE", description = "Name of a procedure, or path to a feature.")
    private String procedure = "";

    @Option(names = "--json", description = "Print the outcome as one JSON object.")
    private boolean json;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Procedure chosen = new Procedures(Home.path()).find(procedure);
        Clock clock = Clock.systemUTC();
        // A check decides nothing: a question that only a person can answer is recorded as not asked.
        Gatekeeper nobody = (gate, question) -> Optional.of(new dev.runproof.model.Confirmation(
                gate.id(), "nobody (check only)", "check only", clock.instant(), question));
        var order = new RunOrder(RunKind.CHECK, procedure, target.name(chosen), target.set(), "");
        return new Launch(console, clock, json).begin(order, null, nobody);
    }
}
