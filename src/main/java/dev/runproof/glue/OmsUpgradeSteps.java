package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that start the new version of OMS and migrate its databases. */
public final class OmsUpgradeSteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsUpgradeSteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @When("the image is loaded on every node")
    public void imageIsLoaded() {
        run.perform(oms.imageIsLoaded());
    }

    @Then("every node has the same new image")
    public void imageIsTheSame() {
        run.perform(oms.imageIsTheSame());
    }

    @Given("the new containers can start")
    public void newContainersCanStart() {
        run.perform(oms.newContainersCanStart());
    }

    @When("the new container is started on every node")
    public void newContainersAreStarted() {
        run.perform(oms.newContainersAreStarted());
    }

    @Then("every documented parameter holds on every node")
    public void newContainersAreAsDocumented() {
        run.perform(oms.newContainersAreAsDocumented());
    }

    @Then("the programs of the new containers are ready")
    public void newProgramsAreReady() {
        run.perform(oms.newProgramsAreReady());
    }

    @Given("the beginning of the initialisation is noted")
    public void beginOfTheInitialisationIsNoted() {
        run.perform(oms.beginOfTheInitialisationIsNoted());
    }

    @When("the metadata is initialised")
    public void metadataIsInitialised() {
        run.perform(oms.metadataIsInitialised());
    }

    @Then("every database was migrated")
    public void schemasHaveChanged() {
        run.perform(oms.schemasHaveChanged());
    }

    @Then("all programs run on every node")
    public void consolesRun() {
        run.perform(oms.consolesRun());
    }
}
