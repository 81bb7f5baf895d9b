package dev.runproof.cli;

import dev.runproof.lab.process.LabHandle;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plants a fault in a lab. */
@Command(
        name = "fault",
        header = {
            "Plant a fault in a lab, list what can be planted, or take all back.",
            "",
            "Examples:",
            "  runproof lab fault opengauss",
            "  runproof lab fault opengauss SIM-CMS-DOWN --host node2 --at OG-9",
            "  runproof lab fault opengauss --clear",
            ""
        })
final class LabFaultCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "LAB", description = "The lab's name.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FAULT", description = "What to plant.")
    private String fault = "";

    @Option(names = "--host", paramLabel = "HOST", description = "Where, when the fault lies on one host.")
    private String host = "";

    @Option(
            names = "--at",
            paramLabel = "STEP",
            description = "At which documented step it begins; else at its own, or at once.")
    private String at = "";

    @Option(names = "--clear", description = "Take back what was planted.")
    private boolean clear;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    LabFaultCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LabHandle lab = LabCommand.find(name);
        if (clear) {
            lab.clear();
            console.tell("cleared");
            return 0;
        }
        if (fault.isEmpty()) {
            if (json) {
                console.print(Json.line(lab.faults()));
            } else {
                lab.faults().forEach((id, told) -> console.print("%-28s %s".formatted(id, told)));
            }
            return 0;
        }
        lab.plant(fault, given(host), given(at));
        console.tell("planted: " + fault + (at.isEmpty() ? "" : " at " + at));
        return 0;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
