package dev.runproof.cli;

import dev.runproof.inventory.Prompt;
import dev.runproof.model.Secret;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where a command reads and writes: results on {@code out}, everything for people on {@code err}.
 *
 * @param shown whether what is written shows at once
 */
public record Console(InputStream in, PrintStream out, PrintStream err, BooleanSupplier shown) {
    public Console(InputStream in, PrintStream out, PrintStream err) {
        this(in, out, err, () -> true);
    }

    /** A line for people. */
    void tell(String line) {
        err.println(line);
    }

    /** A line of the result. */
    void print(String line) {
        out.println(line);
    }

    /** What is safe and useful to type next. */
    void next(List<String> commands) {
        if (!commands.isEmpty()) {
            err.println("next:");
            commands.forEach(command -> err.println("  " + command));
        }
    }

    void next(String... commands) {
        next(List.of(commands));
    }

    /** Whether a person at a terminal watches, so that a screen may be redrawn. */
    @SuppressWarnings("SystemConsoleNull") // the launcher sets jdk.console so that it stays null without a terminal
    boolean live() {
        return shown.getAsBoolean()
                && System.console() != null
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** Asks for secrets at the terminal, without showing what is typed; without a terminal nobody answers. */
    Prompt prompt() {
        return question -> Optional.ofNullable(System.console())
                .map(terminal -> terminal.readPassword("%s: ", question))
                .filter(typed -> typed.length > 0)
                .map(typed -> new Secret(new String(typed)));
    }
}
