package dev.runproof.cli;

import dev.runproof.model.Failure;
import dev.runproof.run.RunFolder;
import dev.runproof.run.RunStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how runs stand. */
@Command(
        name = "status",
        header = {
            "Tell how a run stands, or list the runs there are.",
            "",
            "Examples:",
            "  runproof status",
            "  runproof status latest",
            ""
        })
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's id, a unique beginning, or latest.")
    private String run = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StatusCommand(Console console) {
        this.console = console;
    }

    /** A run that never got to its journal must not hide the others. */
    private Optional<RunStatus> readable(RunFolder folder) {
        try {
            return Optional.of(RunStatus.of(folder));
        } catch (Failure failure) {
            console.tell(folder.runId() + "  " + failure.getMessage());
            return Optional.empty();
        }
    }

    private List<RunStatus> waysBack(RunStatus forward) {
        return RunFolder.readable(Home.reports()).stream()
                .filter(folder -> folder.order().forward().equals(forward.run()))
                .flatMap(folder -> readable(folder).stream())
                .toList();
    }

    @Override
    public Integer call() {
        List<RunStatus> all = run.isEmpty()
                ? RunFolder.all(Home.reports()).stream()
                        .flatMap(folder -> readable(folder).stream())
                        .toList()
                : List.of(RunStatus.of(RunFolder.find(Home.reports(), run)));
        if (json) {
            console.print(run.isEmpty() ? Json.line(all) : Json.line(all.get(0)));
            return 0;
        }
        all.forEach(status -> console.print(status.toString()));
        if (!run.isEmpty()) {
            waysBack(all.get(0)).forEach(way -> console.print("  way back: " + way));
            all.get(0)
                    .steps()
                    .forEach(step ->
                            console.print("  %-8s %s".formatted(step.verdict().toLowerCase(Locale.ROOT), step.text())));
        }
        if (all.isEmpty()) {
            console.tell("no run yet");
            console.next("runproof rehearse --all");
        }
        return 0;
    }
}
