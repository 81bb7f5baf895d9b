package dev.runproof.lab.opengauss;

import dev.runproof.lab.ToolCall;
import java.util.List;
import java.util.Optional;

/** What the operation manager tools demand of their caller's account and environment. */
final class OmEnvironment {
    static final String ROOT_REFUSED = "[GAUSS-50105] : Cannot run this script as a user with the root permission.\n";

    private static final List<String> NEEDED = List.of("GAUSSHOME", "GS_CLUSTER_NAME", "GAUSS_ENV", "GPHOME");

    private OmEnvironment() {}

    /** The complaint about {@code $PGHOST}, which is looked at first; empty when it is well. */
    static Optional<String> temporaryComplaint(ToolCall call) {
        if (!call.environment().containsKey("PGHOST")) {
            return Optional.of("""
                    Traceback (most recent call last):
                      File "%s", line 1, in <module>
                    Exception: [GAUSS-51802] : Failed to obtain the environment variable PGHOST.
                    """.formatted(call.program()));
        }
        return call.variable("PGHOST").isEmpty() ? Optional.of(empty("PGHOST")) : Optional.empty();
    }

    static Optional<String> complaint(ToolCall call) {
        return NEEDED.stream()
                .filter(name -> call.variable(name).isEmpty())
                .findFirst()
                .map(OmEnvironment::empty);
    }

    private static String empty(String name) {
        return "[GAUSS-51800] : The environmental variable $" + name
                + " is empty. or variable has exceeded maximum length\n";
    }
}
