package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps of the way back from an upgrade of OMS. */
public final class OmsRollbackSteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsRollbackSteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @Given("it is found out how far the upgrade has come")
    public void wayBackIsFound() {
        run.perform(oms.wayBackIsFound());
    }

    @Given("the operator confirms the way back of OMS")
    public void wayBackIsConfirmed() {
        run.perform(oms.wayBackIsConfirmed());
    }

    @When("high availability is switched off for the way back")
    public void haIsOffForTheWayBack() {
        run.perform(oms.haIsOffForTheWayBack());
    }

    @When("the new containers are stopped on every node")
    public void newContainersAreStopped() {
        run.perform(oms.newContainersAreStopped());
    }

    @Then("nothing of the new version runs")
    public void nothingNewRuns() {
        run.perform(oms.nothingNewRuns());
    }

    @Given("the backup is sound where it is needed")
    public void backupIsSound() {
        run.perform(oms.backupIsSound());
    }

    @When("every database is restored where it was migrated")
    public void databasesAreRestored() {
        run.perform(oms.databasesAreRestored());
    }

    @Then("the databases are as the old version left them")
    public void databasesAreTheOldOnes() {
        run.perform(oms.databasesAreTheOldOnes());
    }

    @When("the configuration of every node is put back")
    public void configurationsArePutBack() {
        run.perform(oms.configurationsArePutBack());
    }

    @When("the new containers are removed or kept down")
    public void newContainersAreOutOfTheWay() {
        run.perform(oms.newContainersAreOutOfTheWay());
    }

    @When("the old container is started on every node")
    public void oldContainersAreStarted() {
        run.perform(oms.oldContainersAreStarted());
    }

    @Then("the old version runs on every node as before")
    public void oldContainersRun() {
        run.perform(oms.oldContainersRun());
    }

    @Then("every node of the old version is healthy")
    public void oldVersionIsHealthy() {
        run.perform(oms.oldVersionIsHealthy());
    }

    @Then("every node of the old version is online")
    public void oldVersionIsOnline() {
        run.perform(oms.oldVersionIsOnline());
    }

    @Then("the console of the old version shows every server as Online")
    public void oldConsoleShowsAllOnline() {
        run.perform(oms.oldConsoleShowsAllOnline());
    }

    @Then("the old version alone runs on every node")
    public void oldVersionIsAlone() {
        run.perform(oms.oldVersionIsAlone());
    }

    @Then("the projects of the old version are those of before")
    public void projectsAreTheSameOnTheWayBack() {
        run.perform(oms.projectsAreTheSameOnTheWayBack());
    }

    @When("high availability is put back")
    public void haIsPutBack() {
        run.perform(oms.haIsPutBack());
    }

    @Then("high availability is as it was before the upgrade")
    public void haIsBack() {
        run.perform(oms.haIsBack());
    }

    @Then("the components are compared with those of before")
    public void componentsAreAsBefore() {
        run.perform(oms.componentsAreAsBefore());
    }
}
