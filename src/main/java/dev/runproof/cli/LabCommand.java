package dev.runproof.cli;

import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Labs to look around in. */
@Command(
        name = "lab",
        header = {
            "A lab to look around in: simulated hosts that speak real SSH, on this machine.",
            "",
            "Examples:",
            "  runproof lab up opengauss --nodes 3",
            "  runproof lab ssh node2",
            "  runproof lab fault opengauss SIM-CMS-DOWN --at OG-9",
            "  runproof lab down opengauss",
            ""
        },
        subcommands = {
            LabPrepareCommand.class,
            LabUpCommand.class,
            LabDownCommand.class,
            LabStatusCommand.class,
            LabSshCommand.class,
            LabLogCommand.class,
            LabFaultCommand.class
        })
final class LabCommand {
    @Mixin
    private final HelpOption help = new HelpOption();

    /** The lab of this name, or the only one that is up when no name is given. */
    static LabHandle find(String name) {
        Labs labs = Labs.ofThisUser();
        if (!name.isEmpty()) {
            return labs.find(name).orElseThrow(() -> new NoSuchLab("no lab '" + name + "' is up"));
        }
        List<LabHandle> all = labs.list();
        if (all.size() != 1) {
            throw new NoSuchLab(all.isEmpty() ? "no lab is up" : all.size() + " labs are up; name one");
        }
        return all.get(0);
    }

    /** No such lab is up. */
    static final class NoSuchLab extends Failure {
        private static final long serialVersionUID = 1L;

        NoSuchLab(String message) {
            super("LAB", ExitStatus.MISSING, message, List.of("runproof lab status", "runproof lab up opengauss"));
        }
    }
}
