package dev.runproof.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a run back. */
@Command(
        name = "rollback",
        header = {
            "Take a run back by its procedure's rollback feature; never done by itself, always asks first.",
            "",
            "Examples:",
            "  runproof rollback latest",
            "  runproof rollback 20261121-041530-opengauss-k3f --confirm OG-RESTORE --as alice",
            ""
        })
final class RollbackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, a unique beginning of one, or latest.")
    private String run = "";

    @Option(names = "--json", description = "Print the outcome as one JSON object.")
    private boolean json;

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        return new Launch(console, clock, json).rollback(run, options.gatekeeper(console, clock));
    }
}
