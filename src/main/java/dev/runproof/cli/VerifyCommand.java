package dev.runproof.cli;

import dev.runproof.evidence.Verification;
import dev.runproof.model.ExitStatus;
import dev.runproof.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the evidence of a run. */
@Command(
        name = "verify",
        header = {
            "Check the evidence of a run: every byte, every link of the chain, the signature.",
            "",
            "Examples:",
            "  runproof verify latest",
            "  runproof verify /media/archive/20261121-041530-opengauss-k3f",
            ""
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id, a unique beginning, latest, or its folder.")
    private String run = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path folder = run.contains("/") && Files.isDirectory(Path.of(run))
                ? Path.of(run)
                : RunFolder.find(Home.reports(), run).path();
        Verification found = Verification.of(folder);
        if (json) {
            console.print(Json.line(new Told(found)));
        } else {
            found.problems().forEach(problem -> console.print(problem.toString()));
            console.print(
                    folder.getFileName() + ": " + found.verdict().toString().toLowerCase(java.util.Locale.ROOT) + ", "
                            + found.links() + " links, " + found.files() + " files"
                            + found.signedBy()
                                    .map(key -> ", signed by " + key.fingerprint())
                                    .orElse(", not signed"));
        }
        return ExitStatus.of(found.verdict()).number();
    }

    /** The outcome for programs. */
    record Told(
            String verdict, java.util.List<Verification.Problem> problems, long links, long files, String signedBy) {
        Told(Verification found) {
            this(
                    found.verdict().toString(),
                    found.problems(),
                    found.links(),
                    found.files(),
                    found.signedBy().map(key -> key.fingerprint()).orElse(""));
        }
    }
}
