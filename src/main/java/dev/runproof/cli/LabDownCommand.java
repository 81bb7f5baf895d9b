package dev.runproof.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** End a lab and remove everything it made. */
@Command(
        name = "down",
        header = {"End a lab and remove everything it made.", "", "Examples:", "  runproof lab down opengauss", ""})
final class LabDownCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB", description = "Its name; not needed when one is up.")
    private String name = "";

    LabDownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var lab = LabCommand.find(name);
        lab.down();
        console.print("down: " + lab.name());
        return 0;
    }
}
