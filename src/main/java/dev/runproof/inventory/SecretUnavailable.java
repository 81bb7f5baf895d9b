package dev.runproof.inventory;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A secret that its reference does not yield. */
public final class SecretUnavailable extends Failure {
    private static final long serialVersionUID = 1L;

    SecretUnavailable(SecretReference reference, String what, String next) {
        super(
                "SECRET",
                ExitStatus.ENVIRONMENT,
                "the secret '" + reference.label() + "' (" + reference + "): " + what,
                List.of(next));
    }
}
