package dev.runproof.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a secret comes from; it is not the secret.
 *
 * @param label what questions and messages call it: a secret's name, or {@code password of host gate}
 * @param target the variable, file or shell text; empty for {@link Kind#PROMPT}
 */
public record SecretReference(String label, Kind kind, String target) {
    /** The forms that a reference can take, for messages. */
    static final String FORMS = "env:NAME, file:PATH, command:SHELL TEXT or prompt";

    public SecretReference {
        if (target.isBlank() != (kind == Kind.PROMPT)) {
            throw new IllegalArgumentException("a reference of kind " + kind + " is not written like this");
        }
    }

    /** Reads a reference; empty when the text is none. The text may be a password, so that no error may show it. */
    static Optional<SecretReference> read(String label, String text) {
        if (text.equals(Kind.PROMPT.word())) {
            return Optional.of(new SecretReference(label, Kind.PROMPT, ""));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.PROMPT)
                .filter(kind -> text.startsWith(kind.word() + ":"))
                .filter(kind -> !text.substring(kind.word().length() + 1).isBlank())
                .map(kind -> new SecretReference(
                        label, kind, text.substring(kind.word().length() + 1)))
                .findFirst();
    }

    /** The reference for people: as in the file, but of a command only its program, as the rest may tell too much. */
    @Override
    public String toString() {
        return switch (kind) {
            case PROMPT -> kind.word();
            case ENV, FILE -> kind.word() + ":" + target;
            case COMMAND -> kind.word() + ":" + program();
        };
    }

    private String program() {
        String text = target.strip();
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank) + " …";
    }

    /** The sources of secrets. */
    public enum Kind {
        /** A variable of the process environment. */
        ENV,
        /** The first line of a file that other accounts may not read. */
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
