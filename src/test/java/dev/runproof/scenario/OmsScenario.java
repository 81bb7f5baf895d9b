package dev.runproof.scenario;

import dev.runproof.model.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One setting of an OMS lab and what the upgrade has to make of it.
 *
 * @param host where it acts; empty for the usual place
 * @param at the documented step at which it begins; empty for the scenario's own
 * @param procedure the upgrade that is rehearsed
 * @param options of the lab
 * @param variables that the run is given beside those of the lab
 * @param environment a change of the lab's environment file
 * @param step the documented step that decides; empty when all pass
 * @param told what the deciding step has to say, or a note of any step when all pass
 * @param touched how far the installation may have been changed
 * @param extra what most scenarios do not need
 */
record OmsScenario(
        String id,
        String host,
        String at,
        String procedure,
        Map<String, String> options,
        Map<String, String> variables,
        UnaryOperator<String> environment,
        Verdict verdict,
        String step,
        String told,
        Touched touched,
        Extra extra) {
    private static final double SPEED = 100;

    /**
     * What most scenarios do not need.
     *
     * @param planted whether the lab knows it; else it lies in the options, the variables or the environment
     * @param back whether the way back is taken afterwards, when what was planted has been taken away
     * @param speed of the lab's time
     */
    record Extra(boolean planted, boolean back, double speed) {}

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

    private static final String USUAL = "oms-4.0.0";

    static OmsScenario passes(String id) {
        return row(id, Verdict.PASS, "", "", Touched.INITIALISED);
    }

    static OmsScenario fails(String id, String step, String told, Touched touched) {
        return row(id, Verdict.FAIL, step, told, touched);
    }

    static OmsScenario isUnknown(String id, String step, String told, Touched touched) {
        return row(id, Verdict.UNKNOWN, step, told, touched);
    }

    private static OmsScenario row(String id, Verdict verdict, String step, String told, Touched touched) {
        return new OmsScenario(
                id,
                "",
                "",
                USUAL,
                Map.of(),
                Map.of(),
                text -> text,
                verdict,
                step,
                told,
                touched,
                new Extra(true, false, SPEED));
    }

    OmsScenario on(String name) {
        return new OmsScenario(
                id, name, at, procedure, options, variables, environment, verdict, step, told, touched, extra);
    }

    OmsScenario from(String documentedStep) {
        return new OmsScenario(
                id,
                host,
                documentedStep,
                procedure,
                options,
                variables,
                environment,
                verdict,
                step,
                told,
                touched,
                extra);
    }

    OmsScenario in(String other) {
        return new OmsScenario(
                id, host, at, other, options, variables, environment, verdict, step, told, touched, extra);
    }

    OmsScenario option(String name, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new OmsScenario(
                id, host, at, procedure, more, variables, environment, verdict, step, told, touched, extra);
    }

    OmsScenario with(String variable, String value) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new OmsScenario(
                id, host, at, procedure, options, more, environment, verdict, step, told, touched, extra);
    }

    OmsScenario changing(UnaryOperator<String> change) {
        return new OmsScenario(
                id, host, at, procedure, options, variables, change, verdict, step, told, touched, extra);
    }

    /** A run that passes and says so in a note. */
    OmsScenario noting(String words) {
        return new OmsScenario(
                id, host, at, procedure, options, variables, environment, verdict, step, words, touched, extra);
    }

    private OmsScenario extra(Extra other) {
        return new OmsScenario(
                id, host, at, procedure, options, variables, environment, verdict, step, told, touched, other);
    }

    /** It lies in how the lab or the run is made. */
    OmsScenario notPlanted() {
        return extra(new Extra(false, extra.back(), extra.speed()));
    }

    /** And then back to the old version. */
    OmsScenario andBack() {
        return extra(new Extra(extra.planted(), true, extra.speed()));
    }

    OmsScenario atSpeed(double speed) {
        return extra(new Extra(extra.planted(), extra.back(), speed));
    }

    @Override
    public String toString() {
        return id
                + (procedure.equals(USUAL) ? "" : " " + procedure)
                + (host.isEmpty() ? "" : " on " + host)
                + (options.isEmpty() ? "" : " " + options)
                + (variables.isEmpty() ? "" : " " + variables);
    }
}
