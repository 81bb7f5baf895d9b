package dev.runproof.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be done, told so that an operator can go on.
 *
 * <p>The message begins with a stable code in brackets and says what was tried, where, and what came back; {@link #next}
 * holds the commands or deeds that are safe to do now.
 */
public abstract class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;
    private final transient List<String> next;

    protected Failure(String code, ExitStatus status, String message, List<String> next, @Nullable Throwable cause) {
        super("[" + code + "] " + message, cause);
        this.status = status;
        this.next = List.copyOf(next);
    }

    protected Failure(String code, ExitStatus status, String message, List<String> next) {
        this(code, status, message, next, null);
    }

    /** The status that the process ends with when nothing handles this. */
    public ExitStatus status() {
        return status;
    }

    /** What is safe to do next, most useful first; may be empty. */
    public List<String> next() {
        return next;
    }
}
