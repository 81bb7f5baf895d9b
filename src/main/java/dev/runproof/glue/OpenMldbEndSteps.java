package dev.runproof.glue;

import dev.runproof.product.openmldb.OpenMldb;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps around jobs and SDKs, and the last look at the upgraded cluster. */
public final class OpenMldbEndSteps {
    private final StepRunner run;
    private final OpenMldb openMldb;

    public OpenMldbEndSteps(StepRunner run) {
        this.run = run;
        this.openMldb = new OpenMldb(run.environment());
    }

    @Given("no job of the taskmanager is unfinished")
    public void jobsAreDrained() {
        run.perform(openMldb.jobsAreDrained(run.subject()));
    }

    @Then("no job was lost")
    public void noJobIsLost() {
        run.perform(openMldb.noJobIsLost(run.subject()));
    }

    @When("the version of the Java SDK is changed in the pom file")
    public void pomIsChanged() {
        run.perform(openMldb.pomIsChanged());
    }

    @Then("the application resolves exactly the new Java SDK")
    public void javaSdkIsResolved() {
        run.perform(openMldb.javaSdkIsResolved());
    }

    @When("the new Python SDK is installed")
    public void pythonSdkIsInstalled() {
        run.perform(openMldb.pythonSdkIsInstalled());
    }

    @Then("the interpreter of the application has the new Python SDK")
    public void pythonSdkIsThere() {
        run.perform(openMldb.pythonSdkIsThere());
    }

    @Then("every component runs the new release")
    public void everyComponentIsNew() {
        run.perform(openMldb.everyComponentIsNew());
    }

    @Then("the cluster serves all tables as before")
    public void clusterIsAsBefore() {
        run.perform(openMldb.clusterIsAsBefore());
    }
}
