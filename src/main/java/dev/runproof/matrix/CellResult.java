package dev.runproof.matrix;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Verdict;
import java.util.List;

/**
 * What became of a cell.
 *
 * @param verdict in small letters; empty text when the rehearsal ended without one
 * @param expect the verdict that was wanted, in small letters
 * @param status what {@code rehearse} would end with for this cell alone, 0 when it is as it should be
 * @param runs ids of its runs: there, and back
 * @param told why there is no verdict; else empty text
 */
public record CellResult(
        String name, String verdict, String expect, int status, double seconds, List<String> runs, String told) {
    public CellResult {
        runs = List.copyOf(runs);
    }

    /** A rehearsal that ended with a verdict. */
    public static CellResult ended(Cell cell, Verdict verdict, ExitStatus status, double seconds, List<String> runs) {
        int own = verdict == cell.expect()
                ? ExitStatus.PASS.number()
                : status == ExitStatus.PASS ? ExitStatus.FAILED.number() : status.number();
        return new CellResult(cell.name(), Cell.word(verdict), Cell.word(cell.expect()), own, seconds, runs, "");
    }

    /** A rehearsal that could not be made, or broke off. */
    public static CellResult withoutVerdict(Cell cell, ExitStatus status, double seconds, String told) {
        return new CellResult(cell.name(), "", Cell.word(cell.expect()), status.number(), seconds, List.of(), told);
    }

    public boolean asExpected() {
        return status == ExitStatus.PASS.number();
    }

    /** Whether its scenarios are its test cases; else it is one case: that it ended as expected. */
    public boolean wantsPass() {
        return expect.equals(Cell.word(Verdict.PASS));
    }
}
