package dev.runproof.product.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.StepScript;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The procedure from start to end, on clusters of hand-made answers. */
class ProcedureTest {
    static final List<Function<OpenGauss, StepScript>> PREPARATION = List.of(
            OpenGauss::clusterUserIsLoggedIn,
            OpenGauss::environmentIsComplete,
            OpenGauss::installationIsOwned,
            OpenGauss::noOtherToolRuns,
            OpenGauss::offPeakIsConfirmed,
            OpenGauss::nodesReachEachOther,
            OpenGauss::packageIsReadable,
            OpenGauss::packageIsOfficial,
            OpenGauss::packageIsComplete,
            OpenGauss::packageFitsEveryNode,
            OpenGauss::toolsAreUsable,
            OpenGauss::helpOffersUpgrade,
            OpenGauss::osIsHealthy,
            OpenGauss::packagePlaceIsNotFull,
            OpenGauss::diskIsNotFull,
            OpenGauss::databaseIsNormal,
            OpenGauss::packageDirectoryIsMade,
            OpenGauss::packageDirectoryIsUsable,
            OpenGauss::packageDirectoryIsNotFull,
            OpenGauss::packageIsUploaded,
            OpenGauss::uploadedPackageIsIntact,
            OpenGauss::uploadedPackagePermissionsAreRight,
            OpenGauss::preparationIsFresh,
            OpenGauss::pictureIsTaken,
            OpenGauss::settingsAreKept);
    static final List<Function<OpenGauss, StepScript>> START = List.of(
            OpenGauss::cmWouldComeBack,
            OpenGauss::clusterIsTheExpectedOne,
            OpenGauss::nodesAreAsTheVariantExpects,
            OpenGauss::upgradeIsConfirmed,
            OpenGauss::upgradeIsCarriedOut);
    static final List<Function<OpenGauss, StepScript>> AFTERWARDS = List.of(
            OpenGauss::noScalingRanMeanwhile,
            OpenGauss::clusterIsBack,
            OpenGauss::backupsAreThere,
            OpenGauss::backupsAreReadable,
            OpenGauss::versionsAreTheTarget,
            OpenGauss::newProgramsAreRunning,
            OpenGauss::laterNodesAreToldOf,
            OpenGauss::allHoldsInTheEnd);

    static void passAll(SmallCluster cluster, List<Function<OpenGauss, StepScript>> steps) {
        steps.forEach(step -> cluster.passes(step.apply(cluster.steps())));
    }

    @Test
    void passes_on_clusters_of_one_three_and_nine_nodes() {
        for (int nodes : new int[] {1, 3, 9}) {
            var cluster = new SmallCluster(nodes);
            passAll(cluster, PREPARATION);
            passAll(cluster, START);
            passAll(cluster, AFTERWARDS);

            assertThat(cluster.asked.stream().filter(line -> line.contains("-t upgrade-cm")))
                    .containsExactly("omm@db1: gs_upgradectl -t upgrade-cm --upgrade-package /opt/software/cm/"
                            + SmallCluster.PACKAGE);
        }
    }
}
