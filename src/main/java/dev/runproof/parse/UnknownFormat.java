package dev.runproof.parse;

import dev.runproof.model.DidYouMean;
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
                "there is no format '" + name + "'"
                        + DidYouMean.nearest(name, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("")
                        + "; expected one of: " + String.join(", ", known),
                List.of("runproof parse --help"));
    }
}
