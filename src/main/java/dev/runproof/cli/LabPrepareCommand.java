package dev.runproof.cli;

import dev.runproof.lab.container.Preparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Make the image that labs of containers need. */
@Command(
        name = "prepare",
        header = {
            "Make the image of the hosts of container labs; nothing when it is there.",
            "",
            "It is made of a bare Debian, with mmdebstrap or debootstrap where they are installed (as root), and of files",
            "of Runproof. A lab of containers does the same when it is first needed.",
            "",
            "Examples:",
            "  runproof lab prepare",
            ""
        })
final class LabPrepareCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    LabPrepareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(Preparation.image(console::tell));
        console.next(
                "runproof lab up opengauss --containers --speed 1",
                "runproof rehearse opengauss -e containers-opengauss");
        return 0;
    }
}
