package dev.runproof.glue;

import dev.runproof.product.openmldb.Kind;
import dev.runproof.product.openmldb.OpenMldb;
import dev.runproof.product.openmldb.Turn;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Steps of the way back from a rolling upgrade. */
public final class OpenMldbRollbackSteps {
    private final StepRunner run;
    private final OpenMldb openMldb;

    public OpenMldbRollbackSteps(StepRunner run) {
        this.run = run;
        this.openMldb = new OpenMldb(run.environment());
    }

    @Given("it is found out what the upgrade has changed")
    public void extentIsFound() {
        run.perform(openMldb.extentIsFound());
    }

    @Then("every backup is as the programs were before the upgrade")
    public void backupsAreProved() {
        run.perform(openMldb.backupsAreProved());
    }

    @Given("the operator confirms the way back of the cluster")
    public void wayBackIsConfirmed() {
        run.perform(openMldb.wayBackIsConfirmed());
    }

    @When("the offsets are recorded anew if writes were resumed")
    public void offsetsAreRecordedAnew() {
        run.perform(openMldb.offsetsAreRecordedAnew());
    }

    @Then("nobody writes on the way back")
    public void nobodyWritesOnTheWayBack() {
        run.perform(openMldb.nobodyWritesOnTheWayBack());
    }

    @When("the pom file of before is put back")
    public void pomIsPutBack() {
        run.perform(openMldb.pomIsPutBack());
    }

    @When("the Python SDK of before is installed")
    public void pythonSdkIsPutBack() {
        run.perform(openMldb.pythonSdkIsPutBack());
    }

    @When("the leaders are moved away from the tablet if it was exchanged")
    public void leadersAreMovedAwayIfExchanged() {
        run.perform(openMldb.leadersAreMovedAwayIfExchanged(run.subject()));
    }

    @Given("the data of the tablet is recovered on the way back")
    public void dataIsRecoveredOnTheWayBack() {
        run.perform(openMldb.dataIsRecoveredOnTheWayBack(run.subject()));
    }

    @Given("the tablet is back with the release of before")
    public void tabletIsBackAsBefore() {
        run.perform(openMldb.tabletIsBackAsBefore(run.subject()));
    }

    @When("the leaders are brought back to the tablet on the way back")
    public void leadersAreBroughtBackOnTheWayBack() {
        run.perform(openMldb.leadersAreBroughtBackOnTheWayBack(run.subject()));
    }

    @Then("leaders and replicas of the tablet are as before the upgrade")
    public void leadersAreAsBefore() {
        run.perform(openMldb.leadersAreAsBeforeOnTheWayBack(run.subject()));
    }

    @Then("every component is as before the upgrade")
    public void componentsAreAsBefore() {
        run.perform(openMldb.componentsAreAsBefore());
    }

    @Then("the cluster is as before the upgrade at two looks")
    public void clusterIsRolledBack() {
        run.perform(openMldb.clusterIsRolledBack());
    }

    @When("the apiserver is stopped if it was exchanged")
    public void stopExchangedApiserver() {
        run.perform(openMldb.isStoppedIfExchanged(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @When("the programs of the apiserver are put back")
    public void putBackProgramsApiserver() {
        run.perform(openMldb.programsArePutBack(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @When("the apiserver of before is started")
    public void startApiserverOfBefore() {
        run.perform(openMldb.isStartedAsBefore(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @Then("the apiserver serves the release of before")
    public void seeThatApiserverServes() {
        run.perform(openMldb.servesAsBefore(run.subject(), Kind.APISERVER, Turn.ALWAYS));
    }

    @When("the taskmanager is stopped if it was exchanged")
    public void stopExchangedTaskmanager() {
        run.perform(openMldb.isStoppedIfExchanged(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the programs of the taskmanager are put back")
    public void putBackProgramsTaskmanager() {
        run.perform(openMldb.programsArePutBack(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the taskmanager of before is started")
    public void startTaskmanagerOfBefore() {
        run.perform(openMldb.isStartedAsBefore(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @Then("the taskmanager serves the release of before")
    public void seeThatTaskmanagerServes() {
        run.perform(openMldb.servesAsBefore(run.subject(), Kind.TASKMANAGER, Turn.ALWAYS));
    }

    @When("the tablet is stopped if it was exchanged")
    public void stopExchangedTablet() {
        run.perform(openMldb.isStoppedIfExchanged(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the programs of the tablet are put back")
    public void putBackProgramsTablet() {
        run.perform(openMldb.programsArePutBack(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the tablet of before is started")
    public void startTabletOfBefore() {
        run.perform(openMldb.isStartedAsBefore(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @Then("the tablet serves the release of before")
    public void seeThatTabletServes() {
        run.perform(openMldb.servesAsBefore(run.subject(), Kind.TABLET, Turn.ALWAYS));
    }

    @When("the standby nameserver is stopped if it was exchanged")
    public void stopExchangedStandbyNameserver() {
        run.perform(openMldb.isStoppedIfExchanged(run.subject(), Kind.NAMESERVER, Turn.STANDBY_ON_THE_WAY_BACK));
    }

    @When("the programs of the standby nameserver are put back")
    public void putBackProgramsStandbyNameserver() {
        run.perform(openMldb.programsArePutBack(run.subject(), Kind.NAMESERVER, Turn.STANDBY_ON_THE_WAY_BACK));
    }

    @When("the standby nameserver of before is started")
    public void startStandbyNameserverOfBefore() {
        run.perform(openMldb.isStartedAsBefore(run.subject(), Kind.NAMESERVER, Turn.STANDBY_ON_THE_WAY_BACK));
    }

    @Then("the standby nameserver serves the release of before")
    public void seeThatStandbyNameserverServes() {
        run.perform(openMldb.servesAsBefore(run.subject(), Kind.NAMESERVER, Turn.STANDBY_ON_THE_WAY_BACK));
    }

    @When("the leading nameserver is stopped if it was exchanged")
    public void stopExchangedLeadingNameserver() {
        run.perform(openMldb.isStoppedIfExchanged(run.subject(), Kind.NAMESERVER, Turn.LEADER_ON_THE_WAY_BACK));
    }

    @When("the programs of the leading nameserver are put back")
    public void putBackProgramsLeadingNameserver() {
        run.perform(openMldb.programsArePutBack(run.subject(), Kind.NAMESERVER, Turn.LEADER_ON_THE_WAY_BACK));
    }

    @When("the leading nameserver of before is started")
    public void startLeadingNameserverOfBefore() {
        run.perform(openMldb.isStartedAsBefore(run.subject(), Kind.NAMESERVER, Turn.LEADER_ON_THE_WAY_BACK));
    }

    @Then("the leading nameserver serves the release of before")
    public void seeThatLeadingNameserverServes() {
        run.perform(openMldb.servesAsBefore(run.subject(), Kind.NAMESERVER, Turn.LEADER_ON_THE_WAY_BACK));
    }
}
