package dev.runproof.product.oms;

import dev.runproof.inventory.Environment;
import dev.runproof.model.StepScript;

/**
 * The steps of the upgrades of OMS, and of the ways back, as scripts.
 *
 * <p>Facts flow between them by {@link Known} and the keys of each concern, so their order is that of the features.
 */
public final class Oms {
    private final Site site;

    public Oms(Environment environment) {
        this.site = new SiteReader(environment).read();
    }

    public StepScript oldContainersRun() {
        return new NodeSurvey(site).oldContainersRun();
    }

    public StepScript configurationIsRead() {
        return new NodeSurvey(site).configurationIsRead();
    }

    public StepScript versionIsSupported() {
        return new SourceVersion(site).isSupported();
    }

    public StepScript metaDbIsRecorded() {
        return new MetaDbSurvey(site).isRecorded();
    }

    public StepScript structuresAreRecorded() {
        return new Schemas(site).areRecorded();
    }

    public StepScript mountsAreThere() {
        return new Preconditions(site).mountsAreThere();
    }

    public StepScript roomAndClocksSuffice() {
        return new Preconditions(site).roomAndClocksSuffice();
    }

    public StepScript haIsRecorded() {
        return new Ha(site).isRecorded();
    }

    public StepScript peopleConfirm() {
        return new Preconditions(site).peopleConfirm();
    }

    public StepScript haIsSwitchedOff() {
        return new Ha(site).isSwitchedOff();
    }

    public StepScript onlyTheSwitchChanged() {
        return new Ha(site).onlyTheSwitchChanged();
    }

    public StepScript momentOfTheStopIsNoted() {
        return new Stopping(site).momentIsNoted();
    }

    public StepScript oldContainersAreStopped() {
        return new Stopping(site).oldContainersAreStopped();
    }

    public StepScript nothingRuns() {
        return new Stopping(site).nothingRuns();
    }

    public StepScript imageIsLoaded() {
        return new Images(site).isLoaded();
    }

    public StepScript imageIsTheSame() {
        return new Images(site).isTheSame();
    }

    public StepScript newContainersCanStart() {
        return new Preconditions(site).stillHold();
    }

    public StepScript newContainersAreStarted() {
        return new NewContainer(site).isStarted();
    }

    public StepScript newContainersAreAsDocumented() {
        return new NewContainer(site).isAsDocumented();
    }

    public StepScript newProgramsAreReady() {
        return new Readiness(site).isReady();
    }

    public StepScript beginOfTheInitialisationIsNoted() {
        return new Initialising(site).beginIsNoted();
    }

    public StepScript metadataIsInitialised() {
        return new Initialising(site).metadataIsInitialised();
    }

    public StepScript schemasHaveChanged() {
        return new Initialising(site).schemasHaveChanged();
    }

    public StepScript consolesRun() {
        return new Readiness(site).consolesRun();
    }

    public StepScript browserCacheIsCleared() {
        return new Preconditions(site).browserCacheIsCleared();
    }

    public StepScript isHealthy() {
        return verifying().isHealthy(Node::console);
    }

    public StepScript isOnline() {
        return verifying().isOnline(Initialising.INITIALISED);
    }

    public StepScript consoleShowsAllOnline() {
        return verifying().consoleShowsThemOnline(Node::console, verification());
    }

    public StepScript projectsAreTheSame() {
        return verifying().projectsAreTheSame();
    }

    public StepScript versionIsNew() {
        return verifying().versionIs(site.release().target().toString(), Node::console, verification());
    }

    private Verifying verifying() {
        return new Verifying(site, Verifying.AFTER);
    }

    private String verification() {
        return switch (site.release()) {
            case OMS_3_3_0, OMS_4_2_9 -> site.step("9");
            case OMS_4_0_0 -> site.step("10");
        };
    }

    public StepScript haIsSwitchedOn() {
        return new Ha(site).isSwitchedOn();
    }

    public StepScript haIsAsBefore() {
        return new Ha(site).isOnAsBefore();
    }
}
