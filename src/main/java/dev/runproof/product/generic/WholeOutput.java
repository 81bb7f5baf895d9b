package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;

/** The whole stdout of a command that ended well, for texts whose end does not show that it is the end. */
public final class WholeOutput {
    private WholeOutput() {}

    /**
     * @param tool the command as messages name it
     * @throws OutputFormatException after another exit status than 0, and for an output that is not kept whole
     */
    public static byte[] of(String tool, Answer answer) {
        if (answer.exit() != 0) {
            throw OutputFormatException.atLine(
                    tool, 1, Told.lastWords(answer), "expected exit 0, not " + answer.exit());
        }
        if (!answer.stdout().complete()) {
            throw OutputFormatException.atLine(
                    tool, 1, answer.stdout().toString(), "expected an output that can be kept whole");
        }
        return answer.stdout().kept();
    }
}
