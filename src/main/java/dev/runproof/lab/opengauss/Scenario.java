package dev.runproof.lab.opengauss;

import java.util.Optional;

/**
 * A setting that can be planted.
 *
 * @param id as the list of scenarios has it
 * @param sentence what it is, for people
 * @param natural the moment at which it begins unless told otherwise; empty for at once
 * @param act what planting does, with the cluster locked
 */
record Scenario(String id, String sentence, Optional<Moment> natural, Act act) {
    /** The change that a scenario makes. */
    @FunctionalInterface
    interface Act {
        void on(Planting planting);
    }

    static Scenario of(String id, String sentence, Act act) {
        return new Scenario(id, sentence, Optional.empty(), act);
    }

    static Scenario at(Moment moment, String id, String sentence, Act act) {
        return new Scenario(id, sentence, Optional.of(moment), act);
    }
}
