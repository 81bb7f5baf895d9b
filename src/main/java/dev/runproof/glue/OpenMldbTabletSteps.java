package dev.runproof.glue;

import dev.runproof.product.openmldb.OpenMldb;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps around the tablets of a cluster, and the resume of writes after the last one. */
public final class OpenMldbTabletSteps {
    private final StepRunner run;
    private final OpenMldb openMldb;

    public OpenMldbTabletSteps(StepRunner run) {
        this.run = run;
        this.openMldb = new OpenMldb(run.environment());
    }

    @Given("no other tablet is out of service")
    public void noOtherTabletIsAway() {
        run.perform(openMldb.noOtherTabletIsAway(run.subject()));
    }

    @When("the leaders are moved away from the tablet")
    public void leadersAreMovedAway() {
        run.perform(openMldb.leadersAreMovedAway(run.subject()));
    }

    @Then("the tablet leads nothing")
    public void tabletLeadsNothing() {
        run.perform(openMldb.tabletLeadsNothing(run.subject()));
    }

    @When("the data of the tablet is recovered if nothing recovers by itself")
    public void dataIsRecovered() {
        run.perform(openMldb.dataIsRecovered(run.subject()));
    }

    @Then("the tablet is really back")
    public void tabletIsReallyBack() {
        run.perform(openMldb.tabletIsReallyBack(run.subject()));
    }

    @When("the leaders are brought back to the tablet")
    public void leadersAreBroughtBack() {
        run.perform(openMldb.leadersAreBroughtBack(run.subject()));
    }

    @Then("leaders and replicas are as before the upgrade")
    public void leadersAreAsBefore() {
        run.perform(openMldb.leadersAreAsBefore(run.subject()));
    }

    @Then("no operation failed during the upgrade")
    public void noOperationFailed() {
        run.perform(openMldb.noOperationFailed(run.subject()));
    }

    @Then("all tables are in order")
    public void allTablesAreInOrder() {
        run.perform(openMldb.allTablesAreInOrder(run.subject()));
    }

    @Given("every tablet runs the new release")
    public void everyTabletIsNew() {
        run.perform(openMldb.everyTabletIsNew());
    }

    @Given("the operator resumes writes")
    public void writesAreResumed() {
        run.perform(openMldb.writesAreResumed());
    }

    @Then("rows arrive")
    public void rowsArrive() {
        run.perform(openMldb.rowsArrive());
    }

    @Then("no table disappeared or broke")
    public void noTableDisappeared() {
        run.perform(openMldb.noTableDisappeared());
    }
}
