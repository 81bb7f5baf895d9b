package dev.runproof.lab.oms;

import dev.runproof.lab.oms.Moments.Act;
import java.util.Optional;

/**
 * A setting that can be planted.
 *
 * @param id as the list of scenarios has it
 * @param sentence what it is, for people
 * @param natural the act of the procedure with which it begins unless a step is named; empty for at once
 * @param check refuses, when it is planted, what this lab cannot do when it begins
 */
record Scenario(String id, String sentence, Optional<Act> natural, Deed check, Deed deed) {
    /** The change that a scenario makes. */
    @FunctionalInterface
    interface Deed {
        void on(Planting planting);
    }

    static Scenario of(String id, String sentence, Deed deed) {
        return new Scenario(id, sentence, Optional.empty(), planting -> {}, deed);
    }

    static Scenario at(Act act, String id, String sentence, Deed deed) {
        return new Scenario(id, sentence, Optional.of(act), planting -> {}, deed);
    }

    /** @param check throws IllegalArgumentException when this cannot happen in the lab, saying why */
    Scenario onlyWhere(Deed check) {
        return new Scenario(id, sentence, natural, check, deed);
    }

    /** One that lies in how the lab is made or used: nothing is planted. */
    static Scenario nothing(String id, String sentence) {
        return of(id, sentence, planting -> {});
    }
}
