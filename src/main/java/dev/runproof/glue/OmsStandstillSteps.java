package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that bring the old version of OMS to a stand, and start it no more. */
public final class OmsStandstillSteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsStandstillSteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @When("high availability is switched off if it is on")
    public void haIsSwitchedOff() {
        run.perform(oms.haIsSwitchedOff());
    }

    @Then("only the switch of high availability has changed")
    public void onlyTheSwitchChanged() {
        run.perform(oms.onlyTheSwitchChanged());
    }

    @Given("the moment of the stop is noted")
    public void momentOfTheStopIsNoted() {
        run.perform(oms.momentOfTheStopIsNoted());
    }

    @When("the old container is stopped on every node")
    public void oldContainersAreStopped() {
        run.perform(oms.oldContainersAreStopped());
    }

    @Then("OMS stands still on every node")
    public void nothingRuns() {
        run.perform(oms.nothingRuns());
    }
}
