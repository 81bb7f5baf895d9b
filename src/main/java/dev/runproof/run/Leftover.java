package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.remote.LedgerKey;

/**
 * An action that an earlier run had begun and of which it has no end on record: it may be at work on its host still.
 *
 * @param step the text of the step that had begun it
 */
record Leftover(LedgerKey key, Action action, String step) {
    @Override
    public String toString() {
        return action.host() + ": '" + action.command() + "' of run " + key.run() + " (step '" + step + "')";
    }
}
