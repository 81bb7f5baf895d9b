package dev.runproof.lab.opengauss;

import java.util.Optional;

/** A point of the procedure that the tools can see. */
enum Moment {
    HELP_ASKED,
    CHECKOS_ASKED,
    STATUS_ASKED,
    STATUS_ANSWERED,
    QUERY_BEFORE,
    UPGRADE_STARTED,
    PHASE_1_DONE,
    PHASE_2_DONE,
    PHASE_3_DONE,
    PHASE_4_BEGUN,
    PHASE_4_DONE,
    PHASE_5_BEGUN,
    PROGRAMS_REPLACED,
    PHASE_5_DONE,
    PHASE_6_DONE,
    PHASE_7_DONE,
    UPGRADE_ENDED,
    QUERY_AFTER,
    VERSION_AFTER;

    /**
     * The moment at which a documented step reaches the lab; empty for a step that no tool of the product takes part
     * in, and which therefore counts as begun already.
     *
     * @throws IllegalArgumentException when there is no such step
     */
    static Optional<Moment> of(String step) {
        return switch (step) {
            case "OG-1" -> Optional.of(HELP_ASKED);
            case "OG-3" -> Optional.of(CHECKOS_ASKED);
            case "OG-5" -> Optional.of(STATUS_ASKED);
            case "OG-9" -> Optional.of(UPGRADE_STARTED);
            case "OG-10" -> Optional.of(QUERY_AFTER);
            case "OG-11" -> Optional.of(UPGRADE_ENDED);
            case "OG-12" -> Optional.of(VERSION_AFTER);
            case "OG-2",
                    "OG-4",
                    "OG-6",
                    "OG-7",
                    "OG-8",
                    "OG-P1",
                    "OG-P2",
                    "OG-P3",
                    "OG-P4",
                    "OG-P5",
                    "OG-P6",
                    "OG-P7",
                    "OG-N1" -> Optional.empty();
            default ->
                throw new IllegalArgumentException("no documented step is called " + step
                        + "; the steps are OG-1 to OG-12, OG-P1 to OG-P7 and OG-N1");
        };
    }

    /** The moment after a phase of the switch, 1 to 7. */
    static Moment after(int phase) {
        return switch (phase) {
            case 1 -> PHASE_1_DONE;
            case 2 -> PHASE_2_DONE;
            case 3 -> PHASE_3_DONE;
            case 4 -> PHASE_4_DONE;
            case 5 -> PHASE_5_DONE;
            case 6 -> PHASE_6_DONE;
            case 7 -> PHASE_7_DONE;
            default -> throw new IllegalArgumentException("the switch has phases 1 to 7, not " + phase);
        };
    }
}
