package dev.runproof.cli;

import dev.runproof.parse.Formats;
import java.io.IOException;
import java.util.Iterator;
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
    public Integer call() throws IOException {
        console.print(Json.pretty(Formats.read(format, console.in().readAllBytes())));
        return 0;
    }

    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.names().iterator();
        }
    }
}
