package dev.runproof.console;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A console could not be driven, or a call to it had no answer. Whether a person can do instead what was to be done, {@link
 * Reason#forOperator} tells.
 */
public final class ConsoleNotDriven extends Failure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Nothing answers at the address, or only what stands before the console. */
        UNREACHABLE("CONSOLE-UNREACHABLE", ExitStatus.UNKNOWN, false),
        /** It answered too late or not to the end; a change that was under way may have been made. */
        OVERDUE("CONSOLE-OVERDUE", ExitStatus.UNKNOWN, true),
        /** The certificate is not the one that the environment names, or nobody vouches for it. */
        UNTRUSTED("CONSOLE-TLS", ExitStatus.REFUSED, true),
        /** User or password is wrong, or the session is over. */
        LOGON_REFUSED("CONSOLE-LOGON", ExitStatus.REFUSED, true),
        /** A new password has to be chosen first. */
        PASSWORD_CHANGE("CONSOLE-PASSWORD", ExitStatus.REFUSED, true),
        /** The logon asks for a code that only a person should read. */
        CAPTCHA("CONSOLE-CAPTCHA", ExitStatus.UNKNOWN, true),
        /** The page is not as the documents tell, or does not hold what was looked for. */
        UNKNOWN_PAGE("CONSOLE-PAGE", ExitStatus.UNKNOWN, true),
        /** The browser of this machine is missing. */
        BROWSER_MISSING("CONSOLE-BROWSER", ExitStatus.MISSING, true),
        /** The browser of this machine failed or ended; a change that was under way may have been made. */
        BROWSER_FAILED("CONSOLE-BROWSER", ExitStatus.UNKNOWN, true);

        private final String code;
        private final ExitStatus status;
        private final boolean forOperator;

        Reason(String code, ExitStatus status, boolean forOperator) {
            this.code = code;
            this.status = status;
            this.forOperator = forOperator;
        }

        /** Whether a person with a browser may well do it. */
        public boolean forOperator() {
            return forOperator;
        }
    }

    /** @param told without secrets */
    public ConsoleNotDriven(
            Reason reason, ConsoleTarget target, String told, List<String> next, @Nullable Throwable cause) {
        super(reason.code, reason.status, target + ": " + told, next, cause);
        this.reason = reason;
    }

    public ConsoleNotDriven(Reason reason, ConsoleTarget target, String told, String... next) {
        this(reason, target, told, List.of(next), null);
    }

    public Reason reason() {
        return reason;
    }
}
