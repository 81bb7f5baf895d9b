package dev.runproof.scenario;

import dev.runproof.model.Verdict;

/** Scenarios of OpenMLDB, in a lab of three tablets unless they say otherwise. */
final class OpenMldbScenario {
    private static final int TABLETS = 3;

    private OpenMldbScenario() {}

    /**
     * The state of the lab when the run has ended.
     *
     * @param autoFailover its value
     * @param placement how far leaders and replicas are those of before
     */
    record After(String autoFailover, Extent placement) {}

    /** How much a run has changed for good. */
    enum Extent {
        /** No component was stopped and no managing command of the operation tool was called. */
        NOTHING_TOUCHED,
        /** Every replica is where it was, leads what it led and is alive. */
        AS_BEFORE,
        /** The run stopped with a tablet down or leaders on their way. */
        UNDER_WAY
    }

    static Scenario<After> passes(String id) {
        return row(id, Verdict.PASS, "", "", Extent.AS_BEFORE);
    }

    /** Refused before anything is changed. */
    static Scenario<After> isRefused(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.NOTHING_TOUCHED);
    }

    /** Stopped with a tablet down or leaders on their way. */
    static Scenario<After> stops(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.UNDER_WAY);
    }

    /** Stopped when leaders and replicas are where they were. */
    static Scenario<After> stopsInOrder(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.AS_BEFORE);
    }

    private static Scenario<After> row(String id, Verdict verdict, String step, String told, Extent extent) {
        return new Scenario<>(id, "openmldb", TABLETS, 0, verdict, step, told, new After("true", extent));
    }

    /** The same with this value of {@code auto_failover} at the end. */
    static Scenario<After> leavingFailover(String value, Scenario<After> scenario) {
        return scenario.leaving(new After(value, scenario.left().placement()));
    }
}
