package dev.runproof.cli;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: reads the command line, carries one command out, answers with one exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int status = commandLine(new Console(System.in, System.out, System.err)).execute(args);
        System.out.flush();
        System.exit(status);
    }

    /** All commands, writing to this console; also what help texts and shell completion are made from. */
    public static CommandLine commandLine(Console console) {
        var line = new CommandLine(new Runproof(), new Commands(console));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(110);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((misuse, args) -> misused(misuse, console));
        line.setExecutionExceptionHandler((cause, command, parsed) -> failed(cause, console));
        return line;
    }

    private static int misused(ParameterException misuse, Console console) {
        console.tell("[USAGE] " + misuse.getMessage());
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            console.tell("did you mean: " + String.join(", ", unmatched.getSuggestions()));
        }
        console.next(misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE.number();
    }

    private static int failed(Exception cause, Console console) {
        if (cause instanceof Failure failure) {
            console.tell(String.valueOf(failure.getMessage()));
            console.next(failure.next());
            return failure.status().number();
        }
        console.tell("[INTERNAL] this is a defect of Runproof, please report it with the lines below");
        cause.printStackTrace(console.err());
        return ExitStatus.INTERNAL.number();
    }
}
