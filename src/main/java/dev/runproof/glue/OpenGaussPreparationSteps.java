package dev.runproof.glue;

import dev.runproof.product.opengauss.OpenGauss;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;

/** Steps that prepare and check an upgrade of openGauss's cluster management. */
public final class OpenGaussPreparationSteps {
    private final StepRunner run;
    private final OpenGauss openGauss;

    public OpenGaussPreparationSteps(StepRunner run) {
        this.run = run;
        this.openGauss = new OpenGauss(run.environment());
    }

    @Given("the cluster user is logged in on every node")
    public void clusterUserIsLoggedIn() {
        run.perform(openGauss.clusterUserIsLoggedIn());
    }

    @Given("the environment of the cluster user is complete on every node")
    public void environmentIsComplete() {
        run.perform(openGauss.environmentIsComplete());
    }

    @Then("the installation belongs to the cluster user on every node")
    public void installationIsOwned() {
        run.perform(openGauss.installationIsOwned());
    }

    @Then("no other tool changes the cluster")
    public void noOtherToolRuns() {
        run.perform(openGauss.noOtherToolRuns());
    }

    @Then("the operator confirms off-peak hours")
    public void offPeakIsConfirmed() {
        run.perform(openGauss.offPeakIsConfirmed());
    }

    @Then("every node reaches every node without a password")
    public void nodesReachEachOther() {
        run.perform(openGauss.nodesReachEachOther());
    }

    @Given("the package is a readable file on the controller")
    public void packageIsReadable() {
        run.perform(openGauss.packageIsReadable());
    }

    @Then("the package is the official one")
    public void packageIsOfficial() {
        run.perform(openGauss.packageIsOfficial());
    }

    @Then("the package is complete")
    public void packageIsComplete() {
        run.perform(openGauss.packageIsComplete());
    }

    @Then("the package fits every node")
    public void packageFitsEveryNode() {
        run.perform(openGauss.packageFitsEveryNode());
    }

    @Given("the upgrade tool is usable on every node")
    public void toolsAreUsable() {
        run.perform(openGauss.toolsAreUsable());
    }

    @Then("the help of the upgrade tool offers the upgrade of cluster management")
    public void helpOffersUpgrade() {
        run.perform(openGauss.helpOffersUpgrade());
    }

    @Then("the operating system is healthy on every node")
    public void osIsHealthy() {
        run.perform(openGauss.osIsHealthy());
    }

    @Then("no disk of the cluster is too full")
    public void diskIsNotFull() {
        run.perform(openGauss.diskIsNotFull());
    }

    @Then("the disk for the package is not too full")
    public void packagePlaceIsNotFull() {
        run.perform(openGauss.packagePlaceIsNotFull());
    }

    @Then("the database is in a state to start from")
    public void databaseIsNormal() {
        run.perform(openGauss.databaseIsNormal());
    }
}
