package dev.runproof.glue;

import dev.runproof.product.oms.Oms;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that back up the databases of OMS before the new version touches them. */
public final class OmsBackupSteps {
    private final StepRunner run;
    private final Oms oms;

    public OmsBackupSteps(StepRunner run) {
        this.run = run;
        this.oms = new Oms(run.environment());
    }

    @When("the sequence of heartbeats is pruned")
    public void sequencesArePruned() {
        run.perform(oms.sequencesArePruned());
    }

    @When("every database is dumped")
    public void databasesAreDumped() {
        run.perform(oms.databasesAreDumped());
    }

    @Then("every dump is proved by a trial restore")
    public void dumpsAreProved() {
        run.perform(oms.dumpsAreProved());
    }

    @Then("the configuration of every node is copied")
    public void configurationsAreCopied() {
        run.perform(oms.configurationsAreCopied());
    }

    @Then("the backup is written down in a manifest")
    public void manifestIsWritten() {
        run.perform(oms.manifestIsWritten());
    }
}
