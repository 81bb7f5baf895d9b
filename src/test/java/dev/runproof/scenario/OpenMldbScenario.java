package dev.runproof.scenario;

import dev.runproof.model.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One setting of an OpenMLDB lab and what the procedure has to make of it.
 *
 * @param host where it acts; empty for the usual place
 * @param at the documented step at which it begins; empty for the scenario's own
 * @param nodes tablets of the lab
 * @param options of the lab
 * @param variables that the run is given beside those of the lab
 * @param step the documented step that decides, empty when all pass, or when it depends on the machine which one it is
 * @param told what the deciding step has to say, or a note of any step when all pass
 * @param after what the lab has to show afterwards
 */
record OpenMldbScenario(
        String id,
        String host,
        String at,
        int nodes,
        Map<String, String> options,
        Map<String, String> variables,
        UnaryOperator<String> environment,
        Verdict verdict,
        String step,
        String told,
        After after) {
    private static final int TABLETS = 3;

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

    static OpenMldbScenario passes(String id) {
        return row(id, Verdict.PASS, "", "", Extent.AS_BEFORE);
    }

    /** Refused before anything is changed. */
    static OpenMldbScenario isRefused(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.NOTHING_TOUCHED);
    }

    /** Stopped with a tablet down or leaders on their way. */
    static OpenMldbScenario stops(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.UNDER_WAY);
    }

    /** Stopped when leaders and replicas are where they were. */
    static OpenMldbScenario stopsInOrder(String id, String step, String told) {
        return row(id, Verdict.FAIL, step, told, Extent.AS_BEFORE);
    }

    private static OpenMldbScenario row(String id, Verdict verdict, String step, String told, Extent extent) {
        return new OpenMldbScenario(
                id, "", "", TABLETS, Map.of(), Map.of(), text -> text, verdict, step, told, new After("true", extent));
    }

    OpenMldbScenario on(String name) {
        return new OpenMldbScenario(id, name, at, nodes, options, variables, environment, verdict, step, told, after);
    }

    OpenMldbScenario from(String documentedStep) {
        return new OpenMldbScenario(
                id, host, documentedStep, nodes, options, variables, environment, verdict, step, told, after);
    }

    OpenMldbScenario ofTablets(int number) {
        return new OpenMldbScenario(id, host, at, number, options, variables, environment, verdict, step, told, after);
    }

    OpenMldbScenario option(String name, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new OpenMldbScenario(id, host, at, nodes, more, variables, environment, verdict, step, told, after);
    }

    OpenMldbScenario with(String variable, String value) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new OpenMldbScenario(id, host, at, nodes, options, more, environment, verdict, step, told, after);
    }

    OpenMldbScenario changing(UnaryOperator<String> change) {
        return new OpenMldbScenario(id, host, at, nodes, options, variables, change, verdict, step, told, after);
    }

    OpenMldbScenario isUnknown() {
        return new OpenMldbScenario(
                id, host, at, nodes, options, variables, environment, Verdict.UNKNOWN, step, told, after);
    }

    /** A run that passes and says so in a note. */
    OpenMldbScenario noting(String words) {
        return new OpenMldbScenario(id, host, at, nodes, options, variables, environment, verdict, step, words, after);
    }

    OpenMldbScenario leavingFailover(String value) {
        return new OpenMldbScenario(
                id,
                host,
                at,
                nodes,
                options,
                variables,
                environment,
                verdict,
                step,
                told,
                new After(value, after.placement()));
    }

    @Override
    public String toString() {
        return id + (at.isEmpty() ? "" : " at " + at) + (host.isEmpty() ? "" : " on " + host);
    }
}
