package dev.runproof.cli;

import dev.runproof.document.DocumentSource;
import dev.runproof.document.Drift;
import dev.runproof.document.Library;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a newer copy of a document with the edition that is cited. */
@Command(
        name = "drift",
        header = {
            "Compare a newer copy of a document with the edition that the features cite.",
            "",
            "Examples:",
            "  runproof drift incrementally-upgrading.md",
            ""
        },
        footer = {"", "Exit status 1 when the copy says something else."})
final class DriftCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "DOC", description = "The newer copy, a text file.")
    private Path copy = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String text;
        try {
            text = Files.readString(copy);
        } catch (IOException e) {
            throw new NoSuchDocument(copy + ": the document cannot be read: " + e, e);
        }
        DocumentSource cited = new Library(Home.path())
                .closest(text)
                .orElseThrow(() -> new NoSuchDocument(copy + ": it shares no sentence with any cited document", null));
        Drift drift = Drift.of(cited, text);
        if (json) {
            console.print(Json.line(drift));
        } else {
            console.tell("compared with " + cited.name());
            drift.changes().forEach(change -> console.print(change.toString()));
            console.tell(drift.unchanged() + " passages as before, "
                    + drift.changes().size() + " changes, steps affected: "
                    + (drift.stepsAffected().isEmpty() ? "none" : String.join(", ", drift.stepsAffected())));
        }
        return (drift.isNone() ? ExitStatus.PASS : ExitStatus.FAILED).number();
    }

    /** There is nothing to compare with. */
    static final class NoSuchDocument extends Failure {
        private static final long serialVersionUID = 1L;

        NoSuchDocument(String message, @Nullable Throwable cause) {
            super("DOCUMENT", ExitStatus.INPUT, message, List.of("runproof coverage"), cause);
        }
    }
}
