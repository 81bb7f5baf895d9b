package dev.runproof.model;

import java.util.List;

/** A secret is so short that it cannot be kept out of output: its characters stand everywhere. */
public final class SecretTooShort extends Failure {
    private static final long serialVersionUID = 1L;

    public SecretTooShort() {
        super(
                "SECRET",
                ExitStatus.ENVIRONMENT,
                "a secret has fewer than " + SecretForms.SHORTEST
                        + " characters; masking it would mask ordinary text and" + " show by that what it is",
                List.of("use a secret of at least " + SecretForms.SHORTEST
                        + " characters, blanks around it not counted"));
    }
}
