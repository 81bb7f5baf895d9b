package dev.runproof.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a secret comes from; it is not the secret.
 *
 * @param target the variable, file or shell text; empty for {@link Kind#PROMPT}
 */
public record SecretReference(Kind kind, String target) {
    /** The forms that a reference can take, for messages. */
    static final String FORMS = "env:NAME, file:PATH, command:SHELL TEXT or prompt";

    public SecretReference {
        if (target.isBlank() != (kind == Kind.PROMPT)) {
            throw new IllegalArgumentException("a reference of kind " + kind + " is not written like this");
        }
    }

    /** Reads a reference; empty when the text is none. The text may be a password, so that no error may show it. */
    static Optional<SecretReference> read(String text) {
        if (text.equals(Kind.PROMPT.word())) {
            return Optional.of(new SecretReference(Kind.PROMPT, ""));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.PROMPT)
                .filter(kind -> text.startsWith(kind.word() + ":"))
                .filter(kind -> !text.substring(kind.word().length() + 1).isBlank())
                .map(kind -> new SecretReference(kind, text.substring(kind.word().length() + 1)))
                .findFirst();
    }

    /** The reference as it stands in the environment file. */
    @Override
    public String toString() {
        return kind == Kind.PROMPT ? kind.word() : kind.word() + ":" + target;
    }

    /** The sources of secrets. */
    public enum Kind {
        /** A variable of the process environment. */
        ENV,
        /** The first line of a file that only its owner and group may read. */
        FILE,
        /** The first line that a command prints. */
        COMMAND,
        /** The operator is asked at the terminal. */
        PROMPT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
