package dev.runproof.glue;

import dev.runproof.product.opengauss.OpenGauss;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps around the upgrade of openGauss's cluster management, and after it. */
public final class OpenGaussUpgradeSteps {
    private final StepRunner run;
    private final OpenGauss openGauss;

    public OpenGaussUpgradeSteps(StepRunner run) {
        this.run = run;
        this.openGauss = new OpenGauss(run.environment());
    }

    @Given("the preparation is recent enough")
    public void preparationIsFresh() {
        run.perform(openGauss.preparationIsFresh());
    }

    @When("the cluster is recorded as it is before the upgrade")
    public void pictureIsTaken() {
        run.perform(openGauss.pictureIsTaken());
    }

    @When("the settings of cluster management are kept on every node")
    public void settingsAreKept() {
        run.perform(openGauss.settingsAreKept());
    }

    @Given("cluster management would be started again on every node")
    public void cmWouldComeBack() {
        run.perform(openGauss.cmWouldComeBack());
    }

    @Given("the cluster is the expected one")
    public void clusterIsTheExpectedOne() {
        run.perform(openGauss.clusterIsTheExpectedOne());
    }

    @Then("every node is at target or to change as the variant expects")
    public void nodesAreAsTheVariantExpects() {
        run.perform(openGauss.nodesAreAsTheVariantExpects());
    }

    @Given("the operator confirms the upgrade")
    public void upgradeIsConfirmed() {
        run.perform(openGauss.upgradeIsConfirmed());
    }

    @When("the cluster management components are upgraded")
    public void upgradeIsCarriedOut() {
        run.perform(openGauss.upgradeIsCarriedOut());
    }

    @Then("no scaling ran beside the upgrade")
    public void noScalingRanMeanwhile() {
        run.perform(openGauss.noScalingRanMeanwhile());
    }

    @Then("the cluster is at least as available as before the upgrade")
    public void clusterIsBack() {
        run.perform(openGauss.clusterIsBack());
    }

    @Then("every node has the backup of the upgrade")
    public void backupsAreThere() {
        run.perform(openGauss.backupsAreThere());
    }

    @Then("every backup can be unpacked")
    public void backupsAreReadable() {
        run.perform(openGauss.backupsAreReadable());
    }

    @Then("every node has the version of the package")
    public void versionsAreTheTarget() {
        run.perform(openGauss.versionsAreTheTarget());
    }

    @Then("every node runs the new programs")
    public void newProgramsAreRunning() {
        run.perform(openGauss.newProgramsAreRunning());
    }

    @Then("cluster, programs and backups are as they were proved")
    public void allHoldsInTheEnd() {
        run.perform(openGauss.allHoldsInTheEnd());
    }

    @Then("nodes that are added later are told of")
    public void laterNodesAreToldOf() {
        run.perform(openGauss.laterNodesAreToldOf());
    }
}
