package dev.runproof.parse;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A format was asked for by a name that none has. */
public final class UnknownFormat extends Failure {
    private static final long serialVersionUID = 1L;

    UnknownFormat(String name, List<String> known) {
        super(
                "FORMAT",
                ExitStatus.USAGE,
                "no format is called '" + name + "'; known are " + String.join(", ", known),
                List.of());
    }
}
