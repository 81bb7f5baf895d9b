package dev.runproof.product.oms.components;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import dev.runproof.product.generic.OneLine;
import java.time.Instant;

/**
 * A moment of the upgrade that components are measured by.
 *
 * @param byController deadlines count from it
 * @param byHosts what a component reported before it, it reported before the change; by the clock that components tell
 */
public record Moment(Instant byController, Instant byHosts) {
    private static final String TOOL = "date +%s";

    /** Reads the answer of a node to {@code date +%s}: the moment at which it was asked. */
    public static Moment read(Answer answer) {
        String line = OneLine.of(TOOL, answer.out());
        if (answer.exit() != 0 || !line.matches("[0-9]{1,12}")) {
            throw OutputFormatException.atLine(TOOL, 1, line, "expected seconds");
        }
        return new Moment(answer.at(), Instant.ofEpochSecond(Long.parseLong(line)));
    }
}
