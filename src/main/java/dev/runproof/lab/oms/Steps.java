package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.model.DidYouMean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The documented steps of a procedure, each with the act by which a lab sees that it has been reached. */
final class Steps {
    private Steps() {}

    /**
     * The act that shows a step; empty for the prechecks, which have begun already.
     *
     * @throws IllegalArgumentException when the procedure has no such step
     */
    static Optional<Act> act(OmsProcedure procedure, String step) {
        Map<String, Optional<Act>> steps = steps(procedure);
        Optional<Act> act = steps.get(step);
        if (act == null) {
            throw new IllegalArgumentException("no documented step of " + procedure.product() + " is called " + step
                    + DidYouMean.nearest(step, steps.keySet())
                            .map(known -> "; did you mean " + known + "?")
                            .orElse("")
                    + "; the steps are " + String.join(", ", steps.keySet()));
        }
        return act;
    }

    private static Map<String, Optional<Act>> steps(OmsProcedure procedure) {
        return switch (procedure) {
            case OMS_3_3_0 ->
                named(
                        "OMS330-",
                        "0:, 1:OLD_STOPPED, 2:OLD_STOPPED, 3:OLD_STOPPED, 4:IMAGE_LOADED,"
                                + " 5:IMAGE_LOADED, 6:NEW_STARTED, 7:NEW_STARTED, 8:INIT_BEGUN, 9:INIT_ENDED, R0:INIT_ENDED,"
                                + " R1:NEW_STOPPED, R2:NEW_STOPPED, R3:OLD_STARTED, R4:OLD_STARTED");
            case OMS_4_0_0 ->
                named(
                        "OMS400-",
                        "0:, 1:HA_EDITED, 2:OLD_STOPPED, 3:OLD_STOPPED, 4:OLD_STOPPED, 5:IMAGE_LOADED,"
                                + " 6:IMAGE_LOADED, 7:NEW_STARTED, 8:NEW_STARTED, 9:INIT_BEGUN, 10:INIT_ENDED, 11:INIT_ENDED,"
                                + " 12:INIT_ENDED, 13:INIT_ENDED, 14:INIT_ENDED, R0:INIT_ENDED, R1:INIT_ENDED, R2:NEW_STOPPED,"
                                + " R3:NEW_STOPPED, R4:NEW_STOPPED, R5:OLD_STARTED, R6:OLD_STARTED, R7:OLD_STARTED");
            case OMS_4_2_9 ->
                named(
                        "OMS429-",
                        "0:, 1:HA_EDITED, 2:OLD_STOPPED, 3:OLD_STOPPED, 4:OLD_STOPPED, 5:IMAGE_LOADED,"
                                + " 6:IMAGE_LOADED, 7:NEW_STARTED, 8:INIT_BEGUN, 8a:INIT_ENDED, 9:INIT_ENDED, 10:INIT_ENDED,"
                                + " 11:INIT_ENDED, 12:INIT_ENDED, 13:INIT_ENDED, R0:INIT_ENDED, R1:INIT_ENDED, R2:NEW_STOPPED,"
                                + " R3:NEW_STOPPED, R4:NEW_STOPPED, R5:OLD_STARTED, R6:OLD_STARTED, R7:OLD_STARTED");
        };
    }

    private static Map<String, Optional<Act>> named(String prefix, String table) {
        var steps = new LinkedHashMap<String, Optional<Act>>();
        for (String entry : table.split(", *", -1)) {
            int colon = entry.indexOf(':');
            String act = entry.substring(colon + 1);
            steps.put(
                    prefix + entry.substring(0, colon),
                    act.isEmpty() ? Optional.empty() : Optional.of(Act.valueOf(act)));
        }
        return steps;
    }
}
