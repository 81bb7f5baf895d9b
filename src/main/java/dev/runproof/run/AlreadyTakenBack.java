package dev.runproof.run;

import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;

/** A way back of the run was gone, whole or in part: what the run's records tell of the hosts holds no longer. */
public final class AlreadyTakenBack extends Failure {
    private static final long serialVersionUID = 1L;

    private AlreadyTakenBack(String message, List<String> next) {
        super("TAKEN-BACK", ExitStatus.REFUSED, message + "; nothing was begun", next);
    }

    /** Taken back once more, it would take away what the old version has done since. */
    static AlreadyTakenBack onceMore(String forward, String by) {
        return new AlreadyTakenBack(
                "run " + forward + " was taken back by run " + by + ", which passed",
                List.of("runproof status " + by, "runproof report " + by));
    }

    /** What it has on record as done is undone. */
    static AlreadyTakenBack noGoingOn(String forward, String by) {
        return new AlreadyTakenBack(
                "run " + forward + " was taken back by run " + by
                        + ", which passed: what it has on record as done is undone," + " and it cannot go on",
                List.of("runproof status " + by, "begin a new run, with the command that began " + forward));
    }

    /** Some of what it has on record as done is undone. */
    static AlreadyTakenBack halfway(String forward, String by) {
        return new AlreadyTakenBack(
                "run " + by + " has begun to take run " + forward + " back and has not passed: what " + forward
                        + " has on record as done is undone in part, and it cannot go on",
                List.of("runproof status " + by, "runproof resume " + by + "   to take it back to the end"));
    }

    /** What the way back has found out was so before the run went on. */
    static AlreadyTakenBack wentOn(String forward, String back) {
        return new AlreadyTakenBack(
                "run " + forward + " has gone on since its way back " + back + " began: what " + back
                        + " found is there no longer",
                List.of("runproof rollback " + forward + "   for a way back from where it is now"));
    }

    /** Another way back has gone further; what this one found and did is a part of its state. */
    static AlreadyTakenBack further(String back, String other) {
        return new AlreadyTakenBack(
                "run " + other + " takes the same run back and has acted after " + back + " had last gone on",
                List.of("runproof status " + other, "runproof resume " + other + "   goes on from there"));
    }
}
