package dev.runproof.glue;

import dev.runproof.product.opengauss.OpenGauss;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that put openGauss's cluster management back. */
public final class OpenGaussRollbackSteps {
    private final StepRunner run;
    private final OpenGauss openGauss;

    public OpenGaussRollbackSteps(StepRunner run) {
        this.run = run;
        this.openGauss = new OpenGauss(run.environment());
    }

    @Given("every node to restore has the backup of the upgrade")
    public void backupsToRestoreAreFound() {
        run.perform(openGauss.backupsToRestoreAreFound());
    }

    @Given("every backup holds the programs of before the upgrade")
    public void backupsToRestoreAreProved() {
        run.perform(openGauss.backupsToRestoreAreProved());
    }

    @Given("the operator confirms the way back")
    public void restoreIsConfirmed() {
        run.perform(openGauss.restoreIsConfirmed());
    }

    @When("the programs of before the upgrade are put back")
    public void programsArePutBack() {
        run.perform(openGauss.programsArePutBack());
    }

    @When("the settings of before the upgrade are put back")
    public void settingsArePutBack() {
        run.perform(openGauss.settingsArePutBack());
    }

    @When("cluster management is ended on every restored node")
    public void cmIsEnded() {
        run.perform(openGauss.cmIsEnded());
    }

    @Then("cluster management runs again on every restored node")
    public void cmComesBack() {
        run.perform(openGauss.cmComesBack());
    }

    @Then("programs and settings of before the upgrade are there on every restored node")
    public void restoredIsAsBefore() {
        run.perform(openGauss.restoredIsAsBefore());
    }

    @Then("what the upgrade left behind is listed")
    public void leftOversAreTold() {
        run.perform(openGauss.leftOversAreTold());
    }
}
