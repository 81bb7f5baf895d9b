package dev.runproof.product.opengauss;

import dev.runproof.inventory.Environment;
import dev.runproof.model.StepScript;
import java.util.stream.Stream;

/**
 * The steps of an upgrade of openGauss's CM on one cluster, and of the way back, as scripts.
 *
 * <p>Facts flow between them by {@link Known} and the keys of each concern, so their order is that of the features.
 */
public final class OpenGauss {
    private final Site site;

    public OpenGauss(Environment environment) {
        this(new SiteReader(environment).read());
    }

    OpenGauss(Site site) {
        this.site = site;
    }

    public StepScript clusterUserIsLoggedIn() {
        return new Identity(site).loggedIn();
    }

    public StepScript environmentIsComplete() {
        return new Identity(site).environmentIsComplete();
    }

    public StepScript installationIsOwned() {
        return new Identity(site).installationIsOwned();
    }

    public StepScript noOtherToolRuns() {
        return new OtherTools(site).noneRuns();
    }

    public StepScript offPeakIsConfirmed() {
        return new Upgrade(site).offPeakIsConfirmed();
    }

    public StepScript nodesReachEachOther() {
        return new Trust(site).everyPair();
    }

    public StepScript packageIsReadable() {
        return new PackageChecks(site).readable();
    }

    public StepScript packageIsOfficial() {
        return new PackageChecks(site).digestIsTrusted();
    }

    public StepScript packageIsComplete() {
        return new PackageChecks(site).contentIsComplete();
    }

    public StepScript packageFitsEveryNode() {
        return new PackageFits(site).everyNode();
    }

    public StepScript helpOffersUpgrade() {
        return new Support(site).helpOffersUpgrade();
    }

    public StepScript toolsAreUsable() {
        return new Support(site).toolsAreUsable();
    }

    public StepScript osIsHealthy() {
        return new OsHealth(site).isHealthy();
    }

    public StepScript diskIsNotFull() {
        return new Disk(site).isNotFull();
    }

    public StepScript packagePlaceIsNotFull() {
        return new Disk(site).hasRoomForPackage();
    }

    public StepScript packageDirectoryIsNotFull() {
        return new Disk(site).packageDirectoryIsNotFull();
    }

    public StepScript databaseIsNormal() {
        return new DatabaseState(site).isNormal();
    }

    public StepScript packageDirectoryIsMade() {
        return new PackageOnNode(site).directoryIsMade();
    }

    public StepScript packageDirectoryIsUsable() {
        return new PackageOnNode(site).directoryIsUsable();
    }

    public StepScript packageIsUploaded() {
        return new PackageOnNode(site).isUploaded();
    }

    public StepScript uploadedPackageIsIntact() {
        return new PackageOnNode(site).isIntact();
    }

    public StepScript uploadedPackagePermissionsAreRight() {
        return new PackageOnNode(site).permissionsAreRight();
    }

    public StepScript preparationIsFresh() {
        return new Readiness(site).preparationIsFresh();
    }

    public StepScript pictureIsTaken() {
        return new BeforePicture(site).isTaken();
    }

    public StepScript settingsAreKept() {
        return new Settings(site).areKept();
    }

    public StepScript cmWouldComeBack() {
        return new Readiness(site).cmWouldComeBack();
    }

    public StepScript clusterIsTheExpectedOne() {
        return new Readiness(site).clusterIsTheExpectedOne();
    }

    public StepScript nodesAreAsTheVariantExpects() {
        return new Expectations(site).nodesAreAsTheVariantExpects();
    }

    public StepScript upgradeIsConfirmed() {
        return new Upgrade(site).isConfirmed();
    }

    public StepScript upgradeIsCarriedOut() {
        return new Upgrade(site).isCarriedOut();
    }

    public StepScript noScalingRanMeanwhile() {
        return new AfterUpgrade(site).noScalingRanMeanwhile();
    }

    public StepScript clusterIsBack() {
        return new AfterUpgrade(site).clusterIsBack();
    }

    public StepScript backupsAreThere() {
        return new Backups(site).areThere();
    }

    public StepScript backupsAreReadable() {
        return new Backups(site).areReadable();
    }

    public StepScript versionsAreTheTarget() {
        return new Versions(site).areTheTarget();
    }

    public StepScript newProgramsAreRunning() {
        return new Versions(site).areRunning();
    }

    public StepScript laterNodesAreToldOf() {
        return new Versions(site).laterNodesAreToldOf();
    }

    /** One step, so that a resumed run proves all of it anew. */
    public StepScript allHoldsInTheEnd() {
        var moves = Stream.of(
                        clusterIsBack(),
                        versionsAreTheTarget(),
                        newProgramsAreRunning(),
                        cmWouldComeBack(),
                        backupsAreThere(),
                        backupsToRestoreAreProved())
                .flatMap(script -> script.moves().stream())
                .toList();
        return StepScript.of("Read once more what was proved one after the other", moves);
    }

    public StepScript backupsToRestoreAreFound() {
        return new Restore(site).backupsAreFound();
    }

    public StepScript backupsToRestoreAreProved() {
        return new Restore(site).backupsAreProved();
    }

    public StepScript restoreIsConfirmed() {
        return new Restore(site).isConfirmed();
    }

    public StepScript programsArePutBack() {
        return new Restore(site).programsArePutBack();
    }

    public StepScript settingsArePutBack() {
        return new Settings(site).arePutBack();
    }

    public StepScript cmIsEnded() {
        return new Restart(site).cmIsEnded();
    }

    public StepScript cmComesBack() {
        return new Restart(site).cmComesBack();
    }

    public StepScript restoredIsAsBefore() {
        return new Restore(site).isAsBefore();
    }

    public StepScript leftOversAreTold() {
        return new Restart(site).leftOversAreTold();
    }
}
