package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One setting of a lab and what the procedure has to make of it. A value: what changes it gives another one back.
 *
 * @param <T> what is left in the lab when the run has ended
 */
final class Scenario<T> {
    private final String id;
    private String procedure;
    private String host = "";
    private String at = "";
    private int nodes;
    private double speed;
    private boolean planted = true;
    private boolean back;
    private Map<String, String> options = Map.of();
    private Map<String, String> variables = Map.of();
    private UnaryOperator<String> environment = text -> text;
    private Verdict verdict;
    private String step;
    private String told;
    private T left;

    /**
     * @param nodes of the lab; 0 for as many as it usually has
     * @param speed of the lab's time; 0 for the usual one
     * @param step the documented step that decides; empty when all pass, or when it depends on the machine which one it is
     * @param told what the deciding step has to say, or a note of any step when all pass
     */
    Scenario(String id, String procedure, int nodes, double speed, Verdict verdict, String step, String told, T left) {
        this.id = id;
        this.procedure = procedure;
        this.nodes = nodes;
        this.speed = speed;
        this.verdict = verdict;
        this.step = step;
        this.told = told;
        this.left = left;
    }

    private Scenario<T> copy() {
        var copy = new Scenario<>(id, procedure, nodes, speed, verdict, step, told, left);
        copy.host = host;
        copy.at = at;
        copy.planted = planted;
        copy.back = back;
        copy.options = options;
        copy.variables = variables;
        copy.environment = environment;
        return copy;
    }

    /** It acts on this host instead of the usual one. */
    Scenario<T> on(String name) {
        var copy = copy();
        copy.host = name;
        return copy;
    }

    /** It begins at this documented step instead of its own. */
    Scenario<T> from(String documentedStep) {
        var copy = copy();
        copy.at = documentedStep;
        return copy;
    }

    Scenario<T> in(String otherProcedure) {
        var copy = copy();
        copy.procedure = otherProcedure;
        return copy;
    }

    Scenario<T> onNodes(int number) {
        var copy = copy();
        copy.nodes = number;
        return copy;
    }

    Scenario<T> atSpeed(double other) {
        var copy = copy();
        copy.speed = other;
        return copy;
    }

    /** An option of the lab. */
    Scenario<T> option(String name, String value) {
        var copy = copy();
        copy.options = with(options, name, value);
        return copy;
    }

    /** A variable that the run is given beside those of the lab. */
    Scenario<T> with(String variable, String value) {
        var copy = copy();
        copy.variables = with(variables, variable, value);
        return copy;
    }

    private static Map<String, String> with(Map<String, String> before, String name, String value) {
        var more = new LinkedHashMap<>(before);
        more.put(name, value);
        return more;
    }

    /** A change of the lab's environment file. */
    Scenario<T> changing(UnaryOperator<String> change) {
        var copy = copy();
        copy.environment = change;
        return copy;
    }

    Scenario<T> isUnknown() {
        var copy = copy();
        copy.verdict = Verdict.UNKNOWN;
        return copy;
    }

    /** A run that passes and says so in a note. */
    Scenario<T> noting(String words) {
        var copy = copy();
        copy.told = words;
        return copy;
    }

    /** It lies in how the lab or the run is made; the lab does not know it. */
    Scenario<T> notPlanted() {
        var copy = copy();
        copy.planted = false;
        return copy;
    }

    /** And then back to the old version, when what was planted has been taken away. */
    Scenario<T> andBack() {
        var copy = copy();
        copy.back = true;
        return copy;
    }

    Scenario<T> leaving(T other) {
        var copy = copy();
        copy.left = other;
        return copy;
    }

    String id() {
        return id;
    }

    String procedure() {
        return procedure;
    }

    int nodes() {
        return nodes;
    }

    double speed() {
        return speed;
    }

    boolean goesBack() {
        return back;
    }

    Map<String, String> options() {
        return options;
    }

    T left() {
        return left;
    }

    /** Whether a run of it ended where it had to, and said so. */
    void isWhatHappened(RunOutcome outcome, Rehearsal<?> rehearsal) {
        Ended worst = rehearsal.worst();
        assertThat(outcome.verdict()).as("%s: %s", this, worst).isEqualTo(verdict);
        if (verdict == Verdict.PASS) {
            assertThat(String.join("\n", rehearsal.notes())).contains(told);
            return;
        }
        if (!step.isEmpty()) {
            assertThat(worst.place().documentedSteps()).as(worst.toString()).contains(step);
        }
        assertThat(worst.told() + worst.notes()).contains(told);
    }

    /** Brings it into a rehearsal. */
    void into(Rehearsal<?> rehearsal) throws IOException {
        rehearsal.environment(environment);
        if (planted) {
            rehearsal.planted(id, host, at);
        }
        variables.forEach(rehearsal::with);
    }

    @Override
    public String toString() {
        return id
                + " "
                + procedure
                + (at.isEmpty() ? "" : " at " + at)
                + (host.isEmpty() ? "" : " on " + host)
                + (options.isEmpty() ? "" : " " + options)
                + (variables.isEmpty() ? "" : " " + variables);
    }
}
