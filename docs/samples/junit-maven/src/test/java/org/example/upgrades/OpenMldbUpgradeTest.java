package org.example.upgrades;

import static dev.runproof.junit.RunAssert.assertThat;

import dev.runproof.junit.ProcedureRun;
import dev.runproof.junit.ProcedureTest;

class OpenMldbUpgradeTest {
    @ProcedureTest(procedure = "openmldb")
    void at_the_end_every_tablet_is_online_and_every_table_is_whole(ProcedureRun run) {
        assertThat(run).fact("end.tablets").at("tablets").each("state", "kHealthy");
        assertThat(run).fact("end.tables").at("byName").each("partitionUnalive", 0);
        assertThat(run).fact("end.tables").at("byName", "db1.t1", "replica").isEqualTo(3);
    }
}
