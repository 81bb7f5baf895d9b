package dev.runproof.cli;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Environments;
import dev.runproof.inventory.Lab;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries rehearsals out; one that cannot be made does not keep the others from it. */
final class CellRehearsals {
    private final Console console;
    private final Clock clock;
    private final boolean json;
    private final Farewell farewell;
    private final Procedures procedures = new Procedures(Home.path());

    CellRehearsals(Console console, Clock clock, boolean json) {
        this.console = console;
        this.clock = clock;
        this.json = json;
        this.farewell = new Farewell(console);
    }

    /** Throws what is wrong with one of the cells, before anything of any is done. */
    void check(List<Cell> cells) {
        for (Cell cell : cells) {
            var unused = environment(cell);
        }
    }

    /** Whether each has an embedded lab of its own, so that none can be in the way of another. */
    boolean apart(List<Cell> cells) {
        return cells.stream().map(this::environment).allMatch(CellRehearsals::isAlone);
    }

    private static boolean isAlone(Environment environment) {
        return environment.makesLab()
                && !environment.ofImages()
                && environment
                        .lab()
                        .filter(lab -> lab.kind() == Lab.Kind.EMBEDDED)
                        .isPresent();
    }

    /**
     * The worst status of all; of a single cell without results its failure is thrown.
     *
     * @param atOnce how many go on at the same time; what they say comes in the order of the cells all the same
     */
    int all(List<Cell> cells, Optional<ShardResults> results, int atOnce) {
        boolean alone = cells.size() == 1 && results.isEmpty();
        var turns = new Turns(console);
        var ends = new ArrayList<CompletableFuture<Integer>>();
        try (var hands = new Hands(atOnce)) {
            int number = 0;
            for (Cell cell : cells) {
                Turns.Turn turn = turns.next();
                if (cells.size() > 1) {
                    turn.console().tell("");
                    turn.console().tell("rehearsal " + ++number + " of " + cells.size() + ": " + cell);
                }
                ends.add(hands.give(() -> {
                    try (turn) {
                        return rehearse(turn.console(), cell, results, alone).status();
                    }
                }));
            }
            return Hands.all(ends).stream().reduce(ExitStatus.PASS.number(), ShardRecord::worse);
        }
    }

    private CellResult rehearse(Console told, Cell cell, Optional<ShardResults> results, boolean alone) {
        Instant began = clock.instant();
        try {
            Launch.Ended ended = new Launch(told, clock, json, farewell).rehearse(order(cell), cell.withRollback());
            CellResult result = CellResult.ended(
                    cell, ended.outcome().verdict(), ended.outcome().status(), seconds(began), ended.runs());
            keep(results, result, folders(ended.runs()));
            if (!result.wantsPass()) {
                told.tell("expected " + result.expect() + (result.asExpected() ? ", and so it ended" : ""));
            }
            return result;
        } catch (Failure failure) {
            if (alone) {
                throw failure;
            }
            String message = String.valueOf(failure.getMessage());
            told.tell(message);
            told.next(failure.next());
            CellResult result = CellResult.withoutVerdict(cell, failure.status(), seconds(began), message);
            keep(results, result, List.of());
            return result;
        }
    }

    private static void keep(Optional<ShardResults> results, CellResult result, List<Path> runs) {
        results.ifPresent(kept -> {
            synchronized (kept) {
                kept.add(result, runs);
            }
        });
    }

    private double seconds(Instant began) {
        return Duration.between(began, clock.instant()).toMillis() / 1000.0;
    }

    private static List<Path> folders(List<String> runs) {
        return runs.stream().map(run -> Home.reports().resolve(run)).toList();
    }

    private Environment environment(Cell cell) {
        RunOrder order = order(cell);
        return new Environments(Home.path()).read(order.environment()).with(order.set());
    }

    private RunOrder order(Cell cell) {
        Procedure procedure = procedures.find(cell.procedure());
        String environment =
                cell.environment().isEmpty() ? Environments.defaultFor(procedure.name()) : cell.environment();
        return new RunOrder(RunKind.REHEARSE, procedure.feature().toString(), environment, cell.set(), "");
    }
}
