package dev.runproof.audit;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.CommandOverdue;
import dev.runproof.remote.HostKeyRefused;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LedgerRefused;
import dev.runproof.remote.LoginRefused;
import dev.runproof.remote.TransferRefused;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of the ports fit to be seen: the same type and message, secrets masked in it and in its causes. */
final class RedactedFailures {
    private static final Pattern FORM = Pattern.compile("\\[([A-Z-]+)] (?:([A-Za-z0-9._-]+): )?(.*)", Pattern.DOTALL);
    private static final int DEEPEST = 50;

    private RedactedFailures() {}

    /** The exception itself when no secret is in it. */
    static RuntimeException redact(RuntimeException cause, Redactor redactor) {
        if (clean(cause, redactor, 0)) {
            return cause;
        }
        RuntimeException masked = cause instanceof Failure failure
                ? failure(failure, redactor)
                : new Masked(masked(cause, redactor), cause(cause, redactor));
        masked.setStackTrace(cause.getStackTrace());
        return masked;
    }

    private static boolean clean(@Nullable Throwable thrown, Redactor redactor, int depth) {
        if (thrown == null || depth > DEEPEST) {
            return thrown == null;
        }
        boolean same = thrown.getMessage() == null || same(thrown.getMessage(), redactor);
        boolean next =
                !(thrown instanceof Failure failure) || failure.next().stream().allMatch(line -> same(line, redactor));
        for (Throwable suppressed : thrown.getSuppressed()) {
            same = same && clean(suppressed, redactor, depth + 1);
        }
        return same && next && clean(thrown.getCause(), redactor, depth + 1);
    }

    private static boolean same(String text, Redactor redactor) {
        return redactor.redact(text).equals(text);
    }

    /** Suppressed exceptions are dropped: they may hold anything. */
    private static @Nullable Throwable cause(Throwable thrown, Redactor redactor) {
        Throwable cause = thrown.getCause();
        if (cause == null || clean(cause, redactor, 0)) {
            return cause;
        }
        var masked = new Masked(masked(cause, redactor), null);
        masked.setStackTrace(cause.getStackTrace());
        return masked;
    }

    private static String masked(Throwable thrown, Redactor redactor) {
        return redactor.redact(thrown.getClass().getName() + ": " + thrown.getMessage());
    }

    private static Failure failure(Failure failure, Redactor redactor) {
        String message = redactor.redact(String.valueOf(failure.getMessage()));
        List<String> next = failure.next().stream().map(redactor::redact).toList();
        Throwable cause = cause(failure, redactor);
        Matcher form = FORM.matcher(message);
        if (!form.matches()) {
            return new MaskedFailure("INTERNAL", failure.status(), message, next, cause);
        }
        String code = form.group(1);
        String told = form.group(3);
        if (form.group(2) != null) {
            HostName host = new HostName(form.group(2));
            if (failure instanceof HostUnreachable) {
                return new HostUnreachable(host, told, next, cause);
            }
            if (failure instanceof HostKeyRefused) {
                return new HostKeyRefused(host, told, next, cause);
            }
            if (failure instanceof LoginRefused) {
                return new LoginRefused(host, told, next, cause);
            }
            if (failure instanceof AccountRefused) {
                return new AccountRefused(host, told, next, cause);
            }
            if (failure instanceof CommandOverdue) {
                return new CommandOverdue(host, told, next, cause);
            }
            if (failure instanceof TransferRefused) {
                return new TransferRefused(host, told, next, cause);
            }
            if (failure instanceof LedgerRefused) {
                return new LedgerRefused(host, told, next, cause);
            }
        }
        return new MaskedFailure(code, failure.status(), message.substring(code.length() + 3), next, cause);
    }

    /** A failure of another package, told again without its secrets. */
    static final class MaskedFailure extends Failure {
        private static final long serialVersionUID = 1L;

        private MaskedFailure(
                String code, ExitStatus status, String message, List<String> next, @Nullable Throwable cause) {
            super(code, status, message, next, cause);
        }
    }

    /** Any other exception, told again without its secrets. */
    static final class Masked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Masked(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
