package dev.runproof.inventory;

import dev.runproof.model.Secret;
import java.util.Optional;

/** Asks the operator for a secret without showing what is typed. */
public interface Prompt {
    /** A prompt where nobody can be asked. */
    Prompt NOBODY = question -> Optional.empty();

    /**
     * Asks once.
     *
     * @param question one line without a colon at its end
     * @return what was typed; empty when nobody can be asked or nothing was typed
     */
    Optional<Secret> ask(String question);
}
