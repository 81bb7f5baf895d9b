package dev.runproof.scenario;

import dev.runproof.model.Verdict;

/** Scenarios of OMS, in a lab of two nodes that goes to 4.0.0 unless they say otherwise. */
final class OmsScenario {
    private static final String USUAL = "oms-4.0.0";

    private OmsScenario() {}

    /** How far the upgrade has come; no live database is dropped or made in any of them. */
    enum Touched {
        /** No parameter changed in the console, nothing stopped. */
        NOTHING,
        /** The old version stands; no new container was made. */
        STOPPED,
        /** New containers were made; no initialisation began. */
        STARTED,
        /** The metadata may have been migrated. */
        INITIALISED
    }

    static Scenario<Touched> passes(String id) {
        return row(id, Verdict.PASS, "", "", Touched.INITIALISED);
    }

    static Scenario<Touched> fails(String id, String step, String told, Touched touched) {
        return row(id, Verdict.FAIL, step, told, touched);
    }

    static Scenario<Touched> isUnknown(String id, String step, String told, Touched touched) {
        return row(id, Verdict.UNKNOWN, step, told, touched);
    }

    private static Scenario<Touched> row(String id, Verdict verdict, String step, String told, Touched touched) {
        return new Scenario<>(id, USUAL, 0, OmsRehearsal.SPEED, verdict, step, told, touched);
    }
}
