package dev.runproof.glue;

import dev.runproof.product.opengauss.OpenGauss;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that bring the package onto the upgrade node. */
public final class OpenGaussPackageSteps {
    private final StepRunner run;
    private final OpenGauss openGauss;

    public OpenGaussPackageSteps(StepRunner run) {
        this.run = run;
        this.openGauss = new OpenGauss(run.environment());
    }

    @When("the package directory is made on the upgrade node")
    public void packageDirectoryIsMade() {
        run.perform(openGauss.packageDirectoryIsMade());
    }

    @Then("the package directory is usable for the cluster user")
    public void packageDirectoryIsUsable() {
        run.perform(openGauss.packageDirectoryIsUsable());
    }

    @Then("the disk of the package directory is not too full")
    public void packageDirectoryIsNotFull() {
        run.perform(openGauss.packageDirectoryIsNotFull());
    }

    @When("the package is uploaded to the upgrade node")
    public void packageIsUploaded() {
        run.perform(openGauss.packageIsUploaded());
    }

    @Then("the uploaded package equals the one on the controller")
    public void uploadedPackageIsIntact() {
        run.perform(openGauss.uploadedPackageIsIntact());
    }

    @Then("the permissions of the uploaded package are right")
    public void uploadedPackagePermissionsAreRight() {
        run.perform(openGauss.uploadedPackagePermissionsAreRight());
    }
}
