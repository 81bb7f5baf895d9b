package dev.runproof.glue;

import dev.runproof.product.openmldb.Kind;
import dev.runproof.product.openmldb.OpenMldb;
import dev.runproof.product.openmldb.Turn;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps that stop, exchange and start one component of a cluster. */
public final class OpenMldbComponentSteps {
    private final StepRunner run;
    private final OpenMldb openMldb;

    public OpenMldbComponentSteps(StepRunner run) {
        this.run = run;
        this.openMldb = new OpenMldb(run.environment());
    }

    @When("the nameserver is stopped if it stands by")
    public void stopStandbyNameserver() {
        run.perform(openMldb.isStopped(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @Then("the nameserver is gone if it stands by")
    public void seeThatStandbyNameserverIsGone() {
        run.perform(openMldb.isGone(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @When("the programs of the nameserver are exchanged if it stands by")
    public void exchangeStandbyNameserver() {
        run.perform(openMldb.programsAreExchanged(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @Then("the backup of the nameserver is complete if it stands by")
    public void compareBackupOfStandbyNameserver() {
        run.perform(openMldb.backupIsComplete(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @When("the nameserver is started if it stands by")
    public void startStandbyNameserver() {
        run.perform(openMldb.isStarted(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @Then("the nameserver serves the new release if it stands by")
    public void seeThatStandbyNameserverServes() {
        run.perform(openMldb.serves(run.subject(), Kind.NAMESERVER, Turn.STANDBY));
    }

    @When("the nameserver is stopped if it leads")
    public void stopLeaderNameserver() {
        run.perform(openMldb.isStopped(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @Then("the nameserver is gone if it leads")
    public void seeThatLeaderNameserverIsGone() {
        run.perform(openMldb.isGone(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @When("the programs of the nameserver are exchanged if it leads")
    public void exchangeLeaderNameserver() {
        run.perform(openMldb.programsAreExchanged(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @Then("the backup of the nameserver is complete if it leads")
    public void compareBackupOfLeaderNameserver() {
        run.perform(openMldb.backupIsComplete(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @When("the nameserver is started if it leads")
    public void startLeaderNameserver() {
        run.perform(openMldb.isStarted(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @Then("the nameserver serves the new release if it leads")
    public void seeThatLeaderNameserverServes() {
        run.perform(openMldb.serves(run.subject(), Kind.NAMESERVER, Turn.LEADER));
    }

    @When("the tablet is stopped")
    public void stopTablet() {
        run.perform(openMldb.isStopped(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @Then("the tablet is gone")
    public void seeThatTabletIsGone() {
        run.perform(openMldb.isGone(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the programs of the tablet are exchanged")
    public void exchangeTablet() {
        run.perform(openMldb.programsAreExchanged(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @Then("the backup of the tablet is complete")
    public void compareBackupOfTablet() {
        run.perform(openMldb.backupIsComplete(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the tablet is started")
    public void startTablet() {
        run.perform(openMldb.isStarted(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @Then("the tablet serves the new release")
    public void seeThatTabletServes() {
        run.perform(openMldb.serves(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the taskmanager is stopped")
    public void stopTaskmanager() {
        run.perform(openMldb.isStopped(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @Then("the taskmanager is gone")
    public void seeThatTaskmanagerIsGone() {
        run.perform(openMldb.isGone(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the programs of the taskmanager are exchanged")
    public void exchangeTaskmanager() {
        run.perform(openMldb.programsAreExchanged(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @Then("the backup of the taskmanager is complete")
    public void compareBackupOfTaskmanager() {
        run.perform(openMldb.backupIsComplete(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the taskmanager is started")
    public void startTaskmanager() {
        run.perform(openMldb.isStarted(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @Then("the taskmanager serves the new release")
    public void seeThatTaskmanagerServes() {
        run.perform(openMldb.serves(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the apiserver is stopped")
    public void stopApiserver() {
        run.perform(openMldb.isStopped(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @Then("the apiserver is gone")
    public void seeThatApiserverIsGone() {
        run.perform(openMldb.isGone(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @When("the programs of the apiserver are exchanged")
    public void exchangeApiserver() {
        run.perform(openMldb.programsAreExchanged(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @Then("the backup of the apiserver is complete")
    public void compareBackupOfApiserver() {
        run.perform(openMldb.backupIsComplete(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @When("the apiserver is started")
    public void startApiserver() {
        run.perform(openMldb.isStarted(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @Then("the apiserver serves the new release")
    public void seeThatApiserverServes() {
        run.perform(openMldb.serves(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }
}
