package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.Fate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that others started and ended leaves its registration behind, and no step of ours has seen it expire. */
class StartAfterAnEndTest {
    private static final Duration REGISTERED = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    @Test
    void a_tablet_that_has_just_ended_by_other_hands_is_started_when_its_registration_has_expired() {
        var upgrade = UpgradeInHand.ofThisCluster(3, directory);
        Component tablet = upgrade.first(Kind.TABLET);
        upgrade.until("Start the " + tablet);
        upgrade.machines().spawn(tablet);
        upgrade.time().pass(REGISTERED);
        upgrade.machines().dies(tablet);

        assertThat(upgrade.next()).isEmpty();
        assertThat(upgrade.model().fate(ModelMachines.modelled(tablet))).isEqualTo(Fate.REGISTERED);
        assertThat(upgrade.machines().listens(tablet.endpoint())).isNotNull();
    }
}
