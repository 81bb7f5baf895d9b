package dev.runproof.cli;

import dev.runproof.matrix.Cell;
import dev.runproof.matrix.Matrix;
import dev.runproof.matrix.MatrixFile;
import dev.runproof.matrix.Split;
import dev.runproof.model.Verdict;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses procedures. */
@Command(
        name = "rehearse",
        header = {
            "Rehearse procedures, in a lab of their own unless an environment is named.",
            "",
            "Examples:",
            "  runproof rehearse --all",
            "  runproof rehearse --all --with-rollback",
            "  runproof rehearse opengauss",
            "  runproof rehearse opengauss -e staging.yaml",
            "  runproof rehearse opengauss --set lab.nodes=5 --set lab.faults=SIM-CMS-DOWN:node2@OG-9",
            "  runproof rehearse --matrix matrix.yaml --shard 2/4 --results results/2",
            "  runproof rehearse --matrix matrix.yaml --shard 2/4 --list",
            ""
        },
        footer = {
            "",
            "A matrix tells many rehearsals at once, a shard is one machine's part of them: docs/ci/README.md.",
            "Exit status: that of the worst rehearsal; one that ends as its matrix expects is 0."
        })
final class RehearseCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final ShardOptions part = new ShardOptions();

    @Parameters(paramLabel = "PROCEDURE", arity = "0..*", description = "Names of procedures, or paths to features.")
    private List<String> procedures = List.of();

    @Option(names = "--all", description = "Every procedure there is.")
    private boolean all;

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "What the file tells: procedures, environments, settings and faults.")
    private @Nullable Path matrix;

    @Option(
            names = "--with-rollback",
            description = "Take each rehearsal that passed back again, where there is a way back.")
    private boolean withRollback;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = {
                "Carry N rehearsals out at the same time, where each has an embedded lab of its own.",
                "By default, as many as this machine has processors; of others, one."
            })
    private @Nullable Integer atOnce;

    @Option(names = "--list", description = "Name the rehearsals instead of carrying them out.")
    private boolean list;

    @Option(names = "--json", description = "Print each outcome as one JSON object.")
    private boolean json;

    RehearseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Matrix whole = matrix == null ? named() : told(matrix);
        Split split = part.split(whole);
        List<Cell> cells = split.of(part.shard());
        var rehearsals = new CellRehearsals(console, Clock.systemUTC(), json);
        rehearsals.check(whole.cells());
        if (list) {
            cells.forEach(cell -> console.print(cell.toString()));
            return 0;
        }
        if (cells.isEmpty()) {
            console.tell("no rehearsal falls to shard " + part.shard() + ": there are "
                    + whole.cells().size());
        }
        int hands = hands(rehearsals.apart(cells), cells.size());
        return rehearsals.all(cells, part.results(split), hands);
    }

    private int hands(boolean apart, int cells) {
        if (atOnce != null && atOnce < 1) {
            throw misused("--at-once " + atOnce + ": expected a number from 1 on");
        }
        if (atOnce != null && atOnce > 1 && !apart) {
            throw misused("--at-once " + atOnce + ": only rehearsals that each have an embedded lab of their own go on"
                    + " at the same time; leave it away, and one is carried out after the other");
        }
        int most = atOnce != null ? atOnce : apart ? Runtime.getRuntime().availableProcessors() : 1;
        return Math.max(1, Math.min(most, cells));
    }

    private Matrix told(Path file) {
        if (all || !procedures.isEmpty() || target.given() || !target.set().isEmpty() || withRollback) {
            throw misused("--matrix tells procedures, environments and settings; give it with --shard, --durations,"
                    + " --results, --list and --json only");
        }
        return MatrixFile.read(file);
    }

    private Matrix named() {
        var known = new Procedures(Home.path());
        List<String> chosen = all ? known.all().stream().map(Procedure::name).toList() : procedures;
        if (chosen.isEmpty()) {
            throw misused("name a procedure, or give --all or --matrix");
        }
        return new Matrix(chosen.stream()
                .distinct()
                .map(name -> new Cell(name, target.environment(), target.set(), withRollback, Verdict.PASS))
                .toList());
    }

    private CommandLine.ParameterException misused(String why) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }
}
