package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.Modified;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a text that may have to be looked at again: when it is not known whether the console got it, the text that
 * stands there tells.
 */
final class SentChange implements UnaryOperator<String> {
    private final UnaryOperator<String> change;
    private final Supplier<ConsoleNotDriven> overtaken;
    private @Nullable Modified sent;

    /** @param overtaken what is thrown when neither what was found first nor what was wanted stands there later */
    SentChange(UnaryOperator<String> change, Supplier<ConsoleNotDriven> overtaken) {
        this.change = change;
        this.overtaken = overtaken;
    }

    /** The text that is wanted, made of the text that was found first. */
    @Override
    public String apply(String found) {
        if (sent == null) {
            sent = new Modified(found, change.apply(found));
        } else if (!found.equals(sent.before()) && !found.equals(sent.after())) {
            throw overtaken.get();
        }
        return sent.after();
    }

    /** What was found first, and what stands there now. */
    Modified modified() {
        if (sent == null) {
            throw new IllegalStateException("nothing was looked at yet");
        }
        return sent;
    }
}
