package dev.runproof.glue;

import dev.runproof.product.openmldb.OpenMldb;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps before the first change of a cluster: survey, baseline, write freeze. */
public final class OpenMldbPreparationSteps {
    private final StepRunner run;
    private final OpenMldb openMldb;

    public OpenMldbPreparationSteps(StepRunner run) {
        this.run = run;
        this.openMldb = new OpenMldb(run.environment());
    }

    @Given("every component runs where the environment says")
    public void componentsRun() {
        run.perform(openMldb.componentsRun());
    }

    @Given("the new release is on every host")
    public void newReleaseIsThere() {
        run.perform(openMldb.newReleaseIsThere());
    }

    @Given("the operation tool can be run")
    public void toolCanBeRun() {
        run.perform(openMldb.toolCanBeRun());
    }

    @Given("the cluster is recorded as it is before the rolling upgrade")
    public void baselineIsTaken() {
        run.perform(openMldb.baselineIsTaken());
    }

    @Then("the cluster is healthy")
    public void clusterIsHealthy() {
        run.perform(openMldb.clusterIsHealthy());
    }

    @Then("no operation is under way")
    public void nothingIsUnderWay() {
        run.perform(openMldb.nothingIsUnderWay());
    }

    @Then("the tablets are registered as the environment spells them")
    public void endpointsAreAsRegistered() {
        run.perform(openMldb.endpointsAreAsRegistered());
    }

    @Then("the decisions of the operator are known")
    public void decisionsAreKnown() {
        run.perform(openMldb.decisionsAreKnown());
    }

    @Given("the operator has stopped all writers")
    public void writersAreStopped() {
        run.perform(openMldb.writersAreStopped());
    }

    @When("the frozen offsets of all leaders are recorded")
    public void offsetsAreRecorded() {
        run.perform(openMldb.offsetsAreRecorded());
    }

    @Then("nobody writes")
    public void nobodyWrites() {
        run.perform(openMldb.nobodyWrites());
    }

    @Then("every follower has what its leader has")
    public void followersHaveCaughtUp() {
        run.perform(openMldb.followersHaveCaughtUp());
    }
}
