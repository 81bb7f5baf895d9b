package dev.runproof.cli;

import dev.runproof.lab.LoggedCommand;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Print every command that ran on the hosts of a lab. */
@Command(
        name = "log",
        header = {
            "Print every command that ran on the hosts of a lab.",
            "",
            "Examples:",
            "  runproof lab log opengauss --json",
            ""
        })
final class LabLogCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "LAB", description = "Its name; not needed when one is up.")
    private String name = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** A line as programs read it; the exit status is null while the command runs. */
    private record Line(
            String time,
            String host,
            String user,
            List<String> argv,
            @Nullable Integer exit) {
        private static Line of(LoggedCommand command) {
            return new Line(command.time().toString(), command.host(), command.user(), command.argv(), command.exit());
        }
    }

    LabLogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (LoggedCommand command : LabCommand.find(name).log()) {
            console.print(
                    json
                            ? Json.line(Line.of(command))
                            : command.time() + "  " + command.user() + "@" + command.host() + "  "
                                    + Optional.ofNullable(command.exit())
                                            .map(exit -> "[" + exit + "]")
                                            .orElse("[runs]")
                                    + "  " + String.join(" ", command.argv()));
        }
        return 0;
    }
}
