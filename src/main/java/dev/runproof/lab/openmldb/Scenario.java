package dev.runproof.lab.openmldb;

import java.util.Optional;

/**
 * A setting that can be planted.
 *
 * @param id as the list of scenarios has it
 * @param sentence what it is, for people
 * @param natural the documented step at which it begins unless told otherwise; empty for at once
 * @param act what planting does
 */
record Scenario(String id, String sentence, Optional<String> natural, Act act) {
    /** The change that a scenario makes. */
    @FunctionalInterface
    interface Act {
        void on(Planting planting);
    }

    static Scenario of(String id, String sentence, Act act) {
        return new Scenario(id, sentence, Optional.empty(), act);
    }

    static Scenario at(String step, String id, String sentence, Act act) {
        return new Scenario(id, sentence, Optional.of(step), act);
    }

    /** One that lies in how the lab is made or used: nothing is planted. */
    static Scenario nothing(String id, String sentence) {
        return of(id, sentence, planting -> {});
    }
}
