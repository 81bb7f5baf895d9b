package dev.runproof.cli;

import dev.runproof.run.Gatekeeper;
import dev.runproof.run.RunFolder;
import dev.runproof.run.RunOrder;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a run. */
@Command(
        name = "resume",
        header = {
            "Go on with a run that was interrupted or did not pass; nothing that is done is done again.",
            "",
            "Examples:",
            "  runproof resume latest",
            "  runproof resume 20261121-0412 --confirm OG-9 --as alice",
            ""
        })
final class ResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, a unique beginning of one, or latest.")
    private String run = "";

    @Option(names = "--json", description = "Print the outcome as one JSON object.")
    private boolean json;

    ResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        RunOrder order = RunFolder.find(Home.reports(), run).order();
        Gatekeeper given = options.gatekeeper(console, clock);
        Gatekeeper gatekeeper =
                order.gatesAnswerThemselves() ? Gates.firstOf(List.of(Gatekeeper.simulated(clock), given)) : given;
        return new Launch(console, clock, json).resume(run, gatekeeper);
    }
}
