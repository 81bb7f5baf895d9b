package dev.runproof.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What was ordered: enough to make the same run again, kept in the run's folder for {@code resume}.
 *
 * @param procedure name or path of the feature, as given
 * @param environment name or path of the environment; of a lab made for the run, its own file
 * @param set variables that the command line overrides
 * @param forward of a rollback, the id of the run that it takes back; else empty text
 */
public record RunOrder(RunKind kind, String procedure, String environment, Map<String, String> set, String forward) {
    public RunOrder {
        set = Map.copyOf(set);
    }

    @JsonIgnore
    Reach reach() {
        return kind == RunKind.CHECK ? Reach.PRECONDITIONS : Reach.WHOLE;
    }

    RunOrder on(String otherEnvironment) {
        return new RunOrder(kind, procedure, otherEnvironment, set, forward);
    }
}
