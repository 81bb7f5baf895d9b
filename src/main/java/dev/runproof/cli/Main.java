package dev.runproof.cli;

import dev.runproof.model.DidYouMean;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: reads the command line, carries one command out, answers with one exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var console = new Console(System.in, System.out, System.err);
        Thread.setDefaultUncaughtExceptionHandler(new LostThread(console, Runtime.getRuntime()::halt));
        System.exit(answer(
                () -> ready(new Commands(console).neededFor(List.of(args)), console)
                        .execute(args),
                console));
    }

    /** The status of the whole program: never that of a verdict when there was none, nor a pass whose result is lost. */
    static int answer(IntSupplier command, Console console) {
        int status;
        try {
            status = command.getAsInt();
        } catch (OutOfMemoryError e) {
            console.tell("[INTERNAL] out of memory; RUNPROOF_JAVA_OPTS=-Xmx8g gives more");
            return ExitStatus.INTERNAL.number();
        } catch (Error e) {
            return failed(e, console);
        }
        if (console.out().checkError() && status == ExitStatus.PASS.number()) {
            console.tell("[OUTPUT] stdout could not be written: its disk is full or its reader is gone");
            return ExitStatus.MISSING.number();
        }
        return status;
    }

    /** All commands, writing to this console; also what help texts and shell completion are made from. */
    public static CommandLine commandLine(Console console) {
        return ready(new Commands(console).all(), console);
    }

    private static CommandLine ready(CommandLine line, Console console) {
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(110);
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((misuse, args) -> misused(misuse, args, console));
        line.setExecutionExceptionHandler((cause, command, parsed) -> failed(cause, console));
        return line;
    }

    private static int misused(ParameterException misuse, String[] args, Console console) {
        Optional<String> unknownCommand = unknownCommand(misuse);
        if (unknownCommand.isPresent()) {
            console.tell("[USAGE] " + unknownCommand.get());
        } else {
            ParameterException told = unknownOption(misuse, args).orElse(misuse);
            console.tell("[USAGE] " + told.getMessage());
            if (told instanceof UnmatchedArgumentException unmatched
                    && !unmatched.getSuggestions().isEmpty()) {
                console.tell("did you mean: " + String.join(", ", unmatched.getSuggestions()));
            }
        }
        console.next(misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE.number();
    }

    /** What to say of a word that stands where a command should and is none. */
    private static Optional<String> unknownCommand(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        if (!(misuse instanceof UnmatchedArgumentException unmatched)
                || command.getSubcommands().isEmpty()
                || unmatched.getUnmatched().get(0).startsWith("-")) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        String nearest = DidYouMean.nearest(word, command.getSubcommands().keySet())
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("");
        return Optional.of(command.getCommandSpec().qualifiedName() + " has no command '" + word + "'" + nearest);
    }

    /** A wrong option is named before what is missing: often it is the mistyped form of just that. */
    private static Optional<ParameterException> unknownOption(ParameterException misuse, String[] args) {
        CommandLine command = misuse.getCommandLine();
        return misuse instanceof MissingParameterException
                ? Stream.of(args)
                        .takeWhile(word -> !word.equals("--"))
                        .filter(word -> word.startsWith("--"))
                        .map(word -> word.replaceFirst("=.*", ""))
                        .filter(word -> !command.getCommandSpec().optionsMap().containsKey(word))
                        .findFirst()
                        .map(word -> new UnmatchedArgumentException(command, List.of(word)))
                : Optional.empty();
    }

    /** Tells a refusal in its own words, anything else as a defect; the status for either. */
    static int failed(Throwable cause, Console console) {
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
