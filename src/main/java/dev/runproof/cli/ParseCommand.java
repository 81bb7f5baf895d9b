package dev.runproof.cli;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.parse.Formats;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a check sees in a tool's output. */
@Command(
        name = "parse",
        header = {
            "Show what a check sees in a tool's output, as JSON.",
            "",
            "Examples:",
            "  cm_ctl query -Cvd | runproof parse cm_ctl-query",
            "  runproof parse df < df.txt",
            ""
        },
        footer = {"", "Exit status 65, with nothing on stdout, when the output is not understood."})
final class ParseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "One of: ${COMPLETION-CANDIDATES}")
    private String format = "";

    ParseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Before the input: whoever types it should not learn at its end that the format has another name.
        Formats.Format known = Formats.named(format);
        console.print(Json.pretty(known.read(input())));
        return 0;
    }

    private byte[] input() {
        if (console.live()) {
            console.tell("reading the output from the terminal; Ctrl-D ends it");
        }
        try {
            return console.in().readAllBytes();
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    /** Stdin is there but nothing can be read from it, such as a directory. */
    private static final class Unreadable extends Failure {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(
                    "INPUT",
                    ExitStatus.MISSING,
                    "stdin cannot be read: " + cause.getMessage(),
                    List.of("runproof parse --help"),
                    cause);
        }
    }

    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.names().iterator();
        }
    }
}
