package dev.runproof.cli;

import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tell which labs are up and how their hosts stand. */
@Command(
        name = "status",
        header = {
            "Tell which labs are up and how their hosts stand.",
            "",
            "Examples:",
            "  runproof lab status",
            "  runproof lab status opengauss",
            ""
        })
final class LabStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB", description = "Its name; not needed when one is up.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    LabStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<LabHandle> labs = name.isEmpty() ? Labs.ofThisUser().list() : List.of(LabCommand.find(name));
        if (json) {
            console.print(Json.line(labs.stream()
                    .map(lab -> new Told(lab.name(), lab.product(), lab.speed(), lab.pid(), lab.status()))
                    .toList()));
            return 0;
        }
        for (LabHandle lab : labs) {
            var status = lab.status();
            console.print(lab.name() + "  " + lab.product() + ", speed " + lab.speed() + ", process " + lab.pid() + ", "
                    + lab.directory());
            status.hosts().forEach((host, up) -> console.print("  " + host + "  " + (up ? "up" : "down")));
            status.planted().forEach((fault, place) -> console.print("  planted " + fault + " " + place));
        }
        if (!name.isEmpty()) {
            labs.get(0).notReproduced().forEach(sentence -> console.print("  not reproduced: " + sentence));
        }
        if (labs.isEmpty()) {
            console.tell("no lab is up");
            console.next("runproof lab up " + (name.isEmpty() ? "opengauss" : name));
        }
        return 0;
    }

    /** A lab, for programs. */
    record Told(String lab, String product, double speed, long pid, LabHandle.Status status) {}
}
