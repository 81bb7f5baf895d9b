package dev.runproof.cli;

import dev.runproof.report.RunReports;
import dev.runproof.run.RunFolder;
import dev.runproof.run.Sealing;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the reports of a run again. */
@Command(
        name = "report",
        header = {
            "Make the reports of a run again, from its folder alone, and say where they are.",
            "",
            "Examples:",
            "  runproof report latest",
            ""
        })
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, a unique beginning of one, or latest.")
    private String run = "";

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.find(Home.reports(), run);
        Sealing.again(folder, Clock.systemUTC());
        console.print(folder.path().resolve(RunReports.HTML).toString());
        console.print(folder.path().resolve(RunReports.JUNIT).toString());
        console.print(folder.path().resolve(RunReports.SUMMARY).toString());
        return 0;
    }
}
