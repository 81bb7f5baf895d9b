package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeCmTest {
    @TempDir
    Path directory;

    @Test
    void switches_a_healthy_cluster_to_the_new_build() {
        var desk = new Desk(directory, 3);

        var outcome = desk.upgrade();

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                Start to perform the upgrade of CM component in cluster.
                Ready to transform CM package to all nodes.
                Send CM package to all nodes successfully.
                Start to record origin cluster state.
                Cluster origin state is : [Normal]
                Start to prepare CM component files on all nodes.
                Prepare upgrade CM component files successfully.
                Start to upgrade CM component on all nodes.
                Upgrade CM component files successfully.
                Finial check cluster:
                Cluster state check unavailable.
                Cluster state is : [Normal]
                Cluster state is : [Normal]
                Cluster state is : [Normal]
                The cluster status check is available.
                Upgrade CM component successfully.
                """);
        assertThat(outcome.exit()).isZero();
        for (int node = 1; node <= 3; node++) {
            assertThat(desk.temporary(node))
                    .containsExactly("upgrade_cm_backup.tar.gz-7d3f90c2-" + HandClock.STAMP + ".tar.gz");
            assertThat(desk.cm(node, "cm_ctl", "-V").out())
                    .isEqualTo("cm_ctl (openGauss CM 6.0.0 build e58a41bb) compiled at 2024-09-27 22:40:17 Release\n");
        }
    }
}
