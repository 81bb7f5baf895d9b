package dev.runproof.scenario;

import dev.runproof.lab.LabSpec;
import dev.runproof.model.Effect;
import dev.runproof.run.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab of OMS and the runs of one of its procedures in it. */
final class OmsRehearsal extends Rehearsal<OmsRehearsal> {
    static final double SPEED = 100;

    private final OmsWitness witness;
    private final OmsQuestions asked;

    OmsRehearsal(Path home, String procedure, Map<String, String> options) throws IOException {
        this(home, procedure, options, SPEED);
    }

    OmsRehearsal(Path home, String procedure, Map<String, String> options, double speed) throws IOException {
        super(home, LabSpec.of(procedure).withOptions(options).atSpeed(speed));
        this.witness = new OmsWitness(lab());
        this.asked = new OmsQuestions(lab());
    }

    @Override
    OmsRehearsal itself() {
        return this;
    }

    @Override
    void afresh() {
        super.afresh();
        witness.from();
    }

    /** What was done to the lab. */
    OmsWitness witness() {
        return witness;
    }

    /** What the lab is. */
    OmsQuestions asked() {
        return asked;
    }

    String variable(String name) {
        return Optional.ofNullable(lab().description().variables().get("oms." + name))
                .orElseThrow(() -> new AssertionError("the lab has no variable oms." + name));
    }

    List<String> nodes() {
        return List.of(variable("nodes").split(",", -1));
    }

    /** The texts of all steps of a plan that change something. */
    static List<String> acting(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.script().effect() != Effect.READS)
                .map(step -> step.place().text())
                .toList();
    }
}
