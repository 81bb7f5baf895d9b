package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that prove the new version of OMS, and bring back what was switched off. */
public final class OmsVerificationSteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsVerificationSteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @Given("the caches of all browsers are cleared")
    public void browserCacheIsCleared() {
        run.perform(oms.browserCacheIsCleared());
    }

    @Then("every node is healthy")
    public void isHealthy() {
        run.perform(oms.isHealthy());
    }

    @Then("every node is online with a new heartbeat")
    public void isOnline() {
        run.perform(oms.isOnline());
    }

    @Then("the console shows every server as Online")
    public void consoleShowsAllOnline() {
        run.perform(oms.consoleShowsAllOnline());
    }

    @Then("the new version alone runs on every node")
    public void newVersionIsAlone() {
        run.perform(oms.newVersionIsAlone());
    }

    @Then("the projects are the same as before")
    public void projectsAreTheSame() {
        run.perform(oms.projectsAreTheSame());
    }

    @Then("the structure of every database is as the initialisation left it")
    public void structuresAreAsInitialised() {
        run.perform(oms.structuresAreAsInitialised());
    }

    @Then("the console names the new version")
    public void versionIsNew() {
        run.perform(oms.versionIsNew());
    }

    @Then("the components are as documented with high availability off")
    public void componentsAreAsDocumentedWithHaOff() {
        run.perform(oms.componentsAreAsDocumentedWithHaOff());
    }

    @Then("the components are as documented with high availability on")
    public void componentsAreAsDocumentedWithHaOn() {
        run.perform(oms.componentsAreAsDocumentedWithHaOn());
    }

    @When("high availability is switched on if it was on")
    public void haIsSwitchedOn() {
        run.perform(oms.haIsSwitchedOn());
    }

    @Then("high availability is as it was and reaches back to the stop")
    public void haIsAsBefore() {
        run.perform(oms.haIsAsBefore());
    }
}
