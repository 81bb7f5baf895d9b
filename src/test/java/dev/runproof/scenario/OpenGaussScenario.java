package dev.runproof.scenario;

import dev.runproof.model.Verdict;

/** Scenarios of openGauss, in a lab of three nodes unless they say otherwise; what is left is whether the switch was started. */
final class OpenGaussScenario {
    private static final int NODES = 3;

    private OpenGaussScenario() {}

    static Scenario<Boolean> passes(String id) {
        return row(id, Verdict.PASS, "", "", true);
    }

    static Scenario<Boolean> fails(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, false);
    }

    static Scenario<Boolean> isUnknown(String id, String step, String told) {
        return row(id, Verdict.UNKNOWN, step, told, false);
    }

    private static Scenario<Boolean> row(String id, Verdict verdict, String step, String told, boolean started) {
        return new Scenario<>(id, "opengauss", NODES, 0, verdict, step, told, started);
    }
}
