package dev.runproof.scenario;

import dev.runproof.model.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One setting of the lab and what the procedure has to make of it.
 *
 * @param step the documented step that decides, empty when all pass
 * @param told what the deciding step has to say, or a note of it
 * @param started whether the switch may have been started
 */
record Scenario(
        String id,
        int nodes,
        Map<String, String> options,
        Map<String, String> variables,
        UnaryOperator<String> environment,
        Verdict verdict,
        String step,
        String told,
        boolean started) {
    static Scenario passes(String id) {
        return new Scenario(id, 3, Map.of(), Map.of(), text -> text, Verdict.PASS, "", "", true);
    }

    static Scenario fails(String id, String step, String told) {
        return new Scenario(id, 3, Map.of(), Map.of(), text -> text, Verdict.FAIL, step, told, false);
    }

    static Scenario isUnknown(String id, String step, String told) {
        return new Scenario(id, 3, Map.of(), Map.of(), text -> text, Verdict.UNKNOWN, step, told, false);
    }

    Scenario onNodes(int number) {
        return new Scenario(id, number, options, variables, environment, verdict, step, told, started);
    }

    Scenario option(String name, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Scenario(id, nodes, more, variables, environment, verdict, step, told, started);
    }

    Scenario with(String variable, String value) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new Scenario(id, nodes, options, more, environment, verdict, step, told, started);
    }

    Scenario changing(UnaryOperator<String> change) {
        return new Scenario(id, nodes, options, variables, change, verdict, step, told, started);
    }

    /** The failure comes from the switch or after it. */
    Scenario afterStart() {
        return new Scenario(id, nodes, options, variables, environment, verdict, step, told, true);
    }

    Scenario telling(String words) {
        return new Scenario(id, nodes, options, variables, environment, verdict, step, words, started);
    }

    @Override
    public String toString() {
        return id;
    }
}
