package dev.runproof.cli;

import dev.runproof.run.Gatekeeper;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries a procedure out. */
@Command(
        name = "run",
        header = {
            "Carry a procedure out, audited; asks before what cannot be undone.",
            "",
            "Examples:",
            "  runproof run opengauss -e hosts-opengauss",
            "  runproof run opengauss -e hosts-opengauss --plan plan.json --confirm OG-9 --as alice",
            ""
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "PROCEDURE", description = "Name of a procedure, or path to a feature.")
    private String procedure = "";

    @Option(names = "--plan", paramLabel = "FILE", description = "Refuse unless the plan is still the saved one.")
    private @Nullable Path plan;

    @Option(names = "--json", description = "Print the outcome as one JSON object.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Procedure chosen = new Procedures(Home.path()).find(procedure);
        Clock clock = Clock.systemUTC();
        Gatekeeper gatekeeper = options.gatekeeper(console, clock);
        var order = new RunOrder(RunKind.RUN, procedure, target.name(chosen), target.set(), "");
        return new Launch(console, clock, json).begin(order, plan, gatekeeper);
    }
}
