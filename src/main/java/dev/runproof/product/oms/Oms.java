package dev.runproof.product.oms;

import dev.runproof.inventory.Environment;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.oms.components.ComponentSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of the upgrades of OMS, and of the ways back, as scripts.
 *
 * <p>Facts flow between them by {@link Known} and the keys of each concern, so their order is that of the features.
 */
public final class Oms {
    private static final String END = "end";

    private final Site site;

    public Oms(Environment environment) {
        this.site = new SiteReader(environment).read();
    }

    public StepScript oldContainersAreFound() {
        return new NodeSurvey(site).oldContainersRun();
    }

    public StepScript configurationIsRead() {
        return new NodeSurvey(site).configurationIsRead();
    }

    public StepScript versionIsSupported() {
        return new SourceVersion(site).isSupported();
    }

    public StepScript metaDbIsRecorded() {
        return and(new MetaDbSurvey(site).isRecorded(), new Heartbeats(site, Known.BEFORE).isWhereOmsWrites());
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
        return new HaOff(site).isRecorded();
    }

    public StepScript peopleConfirm() {
        return new Preconditions(site).peopleConfirm();
    }

    public StepScript haIsSwitchedOff() {
        return new HaOff(site).isSwitchedOff();
    }

    public StepScript onlyTheSwitchChanged() {
        return new HaOff(site).onlyTheSwitchChanged();
    }

    public StepScript momentOfTheStopIsNoted() {
        return new Stopping(site).momentIsNoted(firstStop());
    }

    public StepScript oldContainersAreStopped() {
        return new Stopping(site).oldContainersAreStopped();
    }

    public StepScript nothingRuns() {
        return new Stopping(site).nothingRuns();
    }

    public StepScript sequencesArePruned() {
        return new Databases(site).sequencesArePruned();
    }

    public StepScript databasesAreDumped() {
        return new Databases(site).areDumped();
    }

    public StepScript dumpsAreProved() {
        return new Databases(site).dumpsAreProved();
    }

    public StepScript configurationsAreCopied() {
        return new Databases(site).configurationsAreCopied();
    }

    public StepScript manifestIsWritten() {
        return new Databases(site).manifestIsWritten();
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
        return new Heartbeats(site, Verifying.AFTER).isOnline(Initialising.INITIALISED);
    }

    public StepScript consoleShowsAllOnline() {
        return verifying().consoleShowsThemOnline(Node::console, verification());
    }

    public StepScript projectsAreTheSame() {
        return verifying().projectsAreTheSame(Node::newContainer);
    }

    public StepScript structuresAreAsInitialised() {
        return new Schemas(site).areAsInitialised(verification());
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

    public StepScript newVersionIsAlone() {
        return and(Alone.ofTheNewVersion(site).step(END), new NewContainer(site).isStillTheSame(END));
    }

    public StepScript oldVersionIsAlone() {
        return Alone.ofTheOldVersion(site).step("back.end");
    }

    public StepScript haIsSwitchedOn() {
        return new HaOn(site).isSwitchedOn();
    }

    public StepScript haIsAsBefore() {
        return new HaOn(site).isOnAsBefore();
    }

    public StepScript componentsAreRecorded() {
        return and(
                components().recordedBefore(site.step("0") + "-components"),
                firstStop().isRecorded());
    }

    public StepScript componentsAreAsDocumentedWithHaOff() {
        StepScript compared = components().asDocumentedWithHaOff(verification() + "-components");
        return and(
                new StepScript(compared.purpose(), compared.maxAge(), new HaOff(site).isStillOff("verified")),
                compared.moves());
    }

    public StepScript componentsAreAsDocumentedWithHaOn() {
        return and(
                components().asDocumentedWithHaOn(site.step(site.release() == Release.OMS_4_2_9 ? "12" : "13")),
                List.of(firstStop()
                        .isForgotten("all components were seen to run with HA on", components()::runWithHaOn)));
    }

    private FirstStop firstStop() {
        return new FirstStop(site, components()::ranBefore);
    }

    private static StepScript and(StepScript script, List<Move> more) {
        var moves = new ArrayList<>(script.moves());
        moves.addAll(more);
        return new StepScript(script.purpose(), script.maxAge(), moves);
    }

    private ComponentSteps components() {
        return new ComponentSteps(new ComponentSources(site).sources());
    }

    public StepScript wayBackIsFound() {
        return new WayBack(site).extentIsFound();
    }

    public StepScript wayBackIsConfirmed() {
        return new WayBack(site).isConfirmed();
    }

    public StepScript haIsOffForTheWayBack() {
        return new HaBack(site).isOffForTheWayBack();
    }

    public StepScript newContainersAreStopped() {
        return new WayBack(site).newContainersAreStopped();
    }

    public StepScript nothingNewRuns() {
        return new WayBack(site).nothingNewRuns();
    }

    public StepScript backupIsSound() {
        return new Databases(site).setIsSound();
    }

    public StepScript databasesAreRestored() {
        return new Databases(site).areRestored();
    }

    public StepScript databasesAreTheOldOnes() {
        return new Databases(site).areTheOldOnes();
    }

    public StepScript configurationsArePutBack() {
        return new Databases(site).configurationsArePutBack();
    }

    public StepScript newContainersAreOutOfTheWay() {
        return new OldAgain(site).newContainersAreOutOfTheWay();
    }

    public StepScript oldContainersAreStarted() {
        StepScript started = new OldAgain(site).oldContainersAreStarted();
        return and(
                new StepScript(started.purpose(), started.maxAge(), firstStop().isKeptAgain()), started.moves());
    }

    public StepScript oldContainersRun() {
        return new OldAgain(site).oldContainersRun();
    }

    public StepScript oldVersionIsHealthy() {
        return back().isHealthy(Node::oldConsole);
    }

    public StepScript oldVersionIsOnline() {
        return new Heartbeats(site, OldAgain.BACK).isOnline(OldAgain.BACK);
    }

    public StepScript oldConsoleShowsAllOnline() {
        return back().consoleShowsThemOnline(Node::oldConsole, site.step("R5"));
    }

    public StepScript projectsAreTheSameOnTheWayBack() {
        return back().projectsAreTheSame(Known::oldName);
    }

    private Verifying back() {
        return new Verifying(site, OldAgain.BACK);
    }

    public StepScript haIsPutBack() {
        return new HaBack(site).isPutBack();
    }

    public StepScript haIsBack() {
        return new HaBack(site).isBack();
    }

    public StepScript componentsAreAsBefore() {
        return and(
                components().asBeforeAfterRollback(site.step(site.release() == Release.OMS_3_3_0 ? "R4" : "R7")),
                List.of(firstStop()
                        .isForgotten(
                                "OMS was stopped, and all components run as before",
                                WayBack.stopped().and(components()::runAfterRollback))));
    }
}
