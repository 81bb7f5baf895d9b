package dev.runproof.product.openmldb;

import dev.runproof.inventory.Environment;
import dev.runproof.model.HostName;
import dev.runproof.model.StepScript;

/**
 * The steps of a rolling upgrade of one OpenMLDB cluster, and of the way back, as scripts.
 *
 * <p>Facts flow between them by {@link Known} and the keys of each concern, so their order is that of the features.
 */
public final class OpenMldb {
    private final Site site;

    public OpenMldb(Environment environment) {
        this(new SiteReader(environment).read());
    }

    OpenMldb(Site site) {
        this.site = site;
    }

    public StepScript componentsRun() {
        return new Inventory(site).componentsRun();
    }

    public StepScript newReleaseIsThere() {
        return new Inventory(site).newReleaseIsThere();
    }

    public StepScript toolCanBeRun() {
        return new Inventory(site).toolCanBeRun();
    }

    public StepScript baselineIsTaken() {
        return new Surveying(site).baselineIsTaken();
    }

    public StepScript clusterIsHealthy() {
        return new Surveying(site).isHealthy();
    }

    public StepScript nothingIsUnderWay() {
        return new Surveying(site).nothingIsUnderWay();
    }

    public StepScript endpointsAreAsRegistered() {
        return new Surveying(site).endpointsAreAsRegistered();
    }

    public StepScript decisionsAreKnown() {
        return new Surveying(site).decisionsAreKnown();
    }

    public StepScript writersAreStopped() {
        return new WriteFreeze(site).writersAreStopped();
    }

    public StepScript offsetsAreRecorded() {
        return new WriteFreeze(site).offsetsAreRecorded();
    }

    public StepScript nobodyWrites() {
        return new WriteFreeze(site).nobodyWrites();
    }

    public StepScript followersHaveCaughtUp() {
        return new WriteFreeze(site).followersHaveCaughtUp();
    }

    public StepScript isStopped(HostName host, Kind kind, Turn turn) {
        return new Stop(site).stopped(site.on(host, kind), turn);
    }

    public StepScript isGone(HostName host, Kind kind, Turn turn) {
        return new Stop(site).gone(site.on(host, kind), turn);
    }

    public StepScript programsAreExchanged(HostName host, Kind kind, Turn turn) {
        return new Exchange(site).exchanged(site.on(host, kind), turn);
    }

    public StepScript backupIsComplete(HostName host, Kind kind, Turn turn) {
        return new Exchange(site).backupIsComplete(site.on(host, kind), turn);
    }

    public StepScript isStarted(HostName host, Kind kind, Turn turn) {
        return new Starting(site).started(site.on(host, kind), turn, Wanted.target(site));
    }

    public StepScript serves(HostName host, Kind kind, Turn turn) {
        return new Serving(site).serves(site.on(host, kind), turn, Wanted.target(site));
    }

    public StepScript noOtherTabletIsAway(HostName host) {
        return new LeadersAway(site, "").noOtherIsAway(site.on(host, Kind.TABLET));
    }

    public StepScript leadersAreMovedAway(HostName host) {
        return new LeadersAway(site, "").areMoved(site.on(host, Kind.TABLET));
    }

    public StepScript tabletLeadsNothing(HostName host) {
        return new LeadersAway(site, "").leadsNothing(site.on(host, Kind.TABLET));
    }

    public StepScript dataIsRecovered(HostName host) {
        return new TabletBack(site).dataIsRecovered(site.on(host, Kind.TABLET));
    }

    public StepScript tabletIsReallyBack(HostName host) {
        return new TabletBack(site).isReallyBack(site.on(host, Kind.TABLET), Wanted.target(site));
    }

    public StepScript leadersAreBroughtBack(HostName host) {
        return new LeadersBack(site, "").areBack(site.on(host, Kind.TABLET));
    }

    public StepScript leadersAreAsBefore(HostName host) {
        return new LeadersBack(site, "").isAsBefore(site.on(host, Kind.TABLET));
    }

    public StepScript noOperationFailed(HostName host) {
        return new Confirming(site).noOperationFailed(site.on(host, Kind.TABLET));
    }

    public StepScript allTablesAreInOrder(HostName host) {
        return new Confirming(site).allTablesAreInOrder(site.on(host, Kind.TABLET));
    }

    public StepScript everyTabletIsNew() {
        return new Resuming(site).everyTabletIsNew();
    }

    public StepScript writesAreResumed() {
        return new Resuming(site).writesAreResumed();
    }

    public StepScript rowsArrive() {
        return new Resuming(site).rowsArrive();
    }

    public StepScript noTableDisappeared() {
        return new Resuming(site).noTableDisappeared();
    }

    public StepScript jobsAreDrained(HostName host) {
        return new Jobs(site).drained(site.on(host, Kind.TASKMANAGER));
    }

    public StepScript noJobIsLost(HostName host) {
        return new Jobs(site).noneLost(site.on(host, Kind.TASKMANAGER));
    }

    public StepScript pomIsChanged() {
        return new JavaSdk(site).isChanged();
    }

    public StepScript javaSdkIsResolved() {
        return new JavaSdk(site).isResolved();
    }

    public StepScript pythonSdkIsInstalled() {
        return new PythonSdk(site).isInstalled();
    }

    public StepScript pythonSdkIsThere() {
        return new PythonSdk(site).isThere();
    }

    public StepScript everyComponentIsNew() {
        return new Ending(site).everyComponentIsNew();
    }

    public StepScript clusterIsAsBefore() {
        return new Ending(site).clusterIsAsBefore();
    }

    public StepScript extentIsFound() {
        return new WayBack(site).extentIsFound();
    }

    public StepScript backupsAreProved() {
        return new WayBack(site).backupsAreProved();
    }

    public StepScript wayBackIsConfirmed() {
        return new WayBack(site).isConfirmed();
    }

    public StepScript offsetsAreRecordedAnew() {
        return new WayBack(site).offsetsAreRecordedAnew();
    }

    public StepScript nobodyWritesOnTheWayBack() {
        return new WayBack(site).nobodyWrites();
    }

    public StepScript isStoppedIfExchanged(HostName host, Kind kind, Turn turn) {
        return new Back(site).isStopped(site.on(host, kind), turn);
    }

    public StepScript programsArePutBack(HostName host, Kind kind, Turn turn) {
        return new Back(site).programsArePutBack(site.on(host, kind), turn);
    }

    public StepScript isStartedAsBefore(HostName host, Kind kind, Turn turn) {
        return new Back(site).isStarted(site.on(host, kind), turn);
    }

    public StepScript servesAsBefore(HostName host, Kind kind, Turn turn) {
        return new Back(site).serves(site.on(host, kind), turn);
    }

    public StepScript leadersAreMovedAwayIfExchanged(HostName host) {
        return new TabletsBack(site).leadersAreMovedAway(site.on(host, Kind.TABLET));
    }

    public StepScript dataIsRecoveredOnTheWayBack(HostName host) {
        return new TabletsBack(site).dataIsRecovered(site.on(host, Kind.TABLET));
    }

    public StepScript tabletIsBackAsBefore(HostName host) {
        return new TabletsBack(site).isReallyBack(site.on(host, Kind.TABLET));
    }

    public StepScript leadersAreBroughtBackOnTheWayBack(HostName host) {
        return new TabletsBack(site).leadersAreBroughtBack(site.on(host, Kind.TABLET));
    }

    public StepScript leadersAreAsBeforeOnTheWayBack(HostName host) {
        return new TabletsBack(site).leadersAreAsBefore(site.on(host, Kind.TABLET));
    }

    public StepScript pomIsPutBack() {
        return new JavaSdk(site).isPutBack();
    }

    public StepScript pythonSdkIsPutBack() {
        return new PythonSdk(site).isPutBack();
    }

    public StepScript componentsAreAsBefore() {
        return new RolledBack(site).componentsAreAsBefore();
    }

    public StepScript clusterIsRolledBack() {
        return new RolledBack(site).clusterIsAsBefore();
    }
}
