package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;

/** Steps that read an OMS installation before anything is changed. */
public final class OmsSurveySteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsSurveySteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @Given("one container of OMS runs on every node")
    public void oldContainersAreFound() {
        run.perform(oms.oldContainersAreFound());
    }

    @Given("the configuration of every node is read")
    public void configurationIsRead() {
        run.perform(oms.configurationIsRead());
    }

    @Given("the version that runs is one the document starts from")
    public void versionIsSupported() {
        run.perform(oms.versionIsSupported());
    }

    @Given("topology, projects and databases are recorded")
    public void metaDbIsRecorded() {
        run.perform(oms.metaDbIsRecorded());
    }

    @Given("the structure of every database is recorded")
    public void structuresAreRecorded() {
        run.perform(oms.structuresAreRecorded());
    }

    @Given("what the new containers need is there")
    public void mountsAreThere() {
        run.perform(oms.mountsAreThere());
    }

    @Given("room and clocks suffice")
    public void roomAndClocksSuffice() {
        run.perform(oms.roomAndClocksSuffice());
    }

    @Given("high availability is recorded")
    public void haIsRecorded() {
        run.perform(oms.haIsRecorded());
    }

    @Given("the components of every project are recorded")
    public void componentsAreRecorded() {
        run.perform(oms.componentsAreRecorded());
    }

    @Given("the operator confirms what only a person can know")
    public void peopleConfirm() {
        run.perform(oms.peopleConfirm());
    }
}
