package dev.runproof.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.Objects;

/**
 * What was ordered: enough to make the same run again, kept in the run's folder for {@code resume}.
 *
 * @param procedure name or path of the feature, as given
 * @param environment name or path of the environment
 * @param set variables that the command line overrides
 * @param forward of a rollback, the id of the run that it takes back; else empty text
 * @param lab of a lab that was made for the run, the file that names its hosts; else empty text
 * @param places where each host was when the run began, as {@link Claim#places} names it; nothing before that
 */
public record RunOrder(
        RunKind kind,
        String procedure,
        String environment,
        Map<String, String> set,
        String forward,
        String lab,
        Map<String, String> places) {
    public RunOrder {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(procedure, "procedure");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(forward, "forward");
        set = Map.copyOf(set);
        // Orders of earlier releases have neither.
        lab = Objects.requireNonNullElse(lab, "");
        places = Map.copyOf(Objects.requireNonNullElse(places, Map.of()));
    }

    /** An order before a lab was made for it. */
    public RunOrder(RunKind kind, String procedure, String environment, Map<String, String> set, String forward) {
        this(kind, procedure, environment, set, forward, "", Map.of());
    }

    @JsonIgnore
    Reach reach() {
        return kind == RunKind.CHECK ? Reach.PRECONDITIONS : Reach.WHOLE;
    }

    /** Whether the gates answer themselves: in a rehearsal, and on the way back in the lab that was made for one. */
    @JsonIgnore
    public boolean gatesAnswerThemselves() {
        return kind == RunKind.REHEARSE || !lab.isEmpty();
    }

    RunOrder on(String itsLab) {
        return new RunOrder(kind, procedure, environment, set, forward, itsLab, places);
    }

    RunOrder at(Map<String, String> itsPlaces) {
        return new RunOrder(kind, procedure, environment, set, forward, lab, itsPlaces);
    }

    /** The order to take a run back, on the same hosts. */
    RunOrder back(String run) {
        return new RunOrder(RunKind.ROLLBACK, procedure, environment, set, run, lab, places);
    }
}
