package dev.runproof.cli;

import dev.runproof.inventory.Environments;
import dev.runproof.matrix.Cell;
import dev.runproof.matrix.CellResult;
import dev.runproof.matrix.ShardRecord;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.report.ShardResults;
import dev.runproof.run.Procedure;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries rehearsals out one after the other; one that cannot be made does not keep the others from it. */
final class CellRehearsals {
    private final Console console;
    private final Clock clock;
    private final boolean json;
    private final Procedures procedures = new Procedures(Home.path());

    CellRehearsals(Console console, Clock clock, boolean json) {
        this.console = console;
        this.clock = clock;
        this.json = json;
    }

    /** Throws what is wrong with one of the cells, before anything of any is done. */
    void check(List<Cell> cells) {
        for (Cell cell : cells) {
            RunOrder order = order(cell);
            var unused = new Environments(Home.path()).read(order.environment()).with(order.set());
        }
    }

    /** The worst status of all; of a single cell without results its failure is thrown. */
    int all(List<Cell> cells, Optional<ShardResults> results) {
        int worst = ExitStatus.PASS.number();
        int number = 0;
        for (Cell cell : cells) {
            if (cells.size() > 1) {
                console.tell("");
                console.tell("rehearsal " + ++number + " of " + cells.size() + ": " + cell);
            }
            CellResult result = rehearse(cell, results, cells.size() == 1 && results.isEmpty());
            worst = ShardRecord.worse(worst, result.status());
        }
        return worst;
    }

    private CellResult rehearse(Cell cell, Optional<ShardResults> results, boolean alone) {
        Instant began = clock.instant();
        try {
            Launch.Ended ended = new Launch(console, clock, json).rehearse(order(cell), cell.withRollback());
            CellResult result = CellResult.ended(
                    cell, ended.outcome().verdict(), ended.outcome().status(), seconds(began), ended.runs());
            results.ifPresent(kept -> kept.add(result, folders(ended.runs())));
            if (!result.wantsPass()) {
                console.tell("expected " + result.expect() + (result.asExpected() ? ", and so it ended" : ""));
            }
            return result;
        } catch (Failure failure) {
            if (alone) {
                throw failure;
            }
            String told = String.valueOf(failure.getMessage());
            console.tell(told);
            console.next(failure.next());
            CellResult result = CellResult.withoutVerdict(cell, failure.status(), seconds(began), told);
            results.ifPresent(kept -> kept.add(result, List.of()));
            return result;
        }
    }

    private double seconds(Instant began) {
        return Duration.between(began, clock.instant()).toMillis() / 1000.0;
    }

    private static List<Path> folders(List<String> runs) {
        return runs.stream().map(run -> Home.reports().resolve(run)).toList();
    }

    private RunOrder order(Cell cell) {
        Procedure procedure = procedures.find(cell.procedure());
        String environment =
                cell.environment().isEmpty() ? Environments.defaultFor(procedure.name()) : cell.environment();
        return new RunOrder(RunKind.REHEARSE, procedure.feature().toString(), environment, cell.set(), "");
    }
}
