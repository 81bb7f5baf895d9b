package org.example.upgrades;

import static dev.runproof.junit.RunAssert.assertThat;

import dev.runproof.junit.ProcedureRun;
import dev.runproof.junit.ProcedureTest;
import dev.runproof.model.Verdict;

class OpenGaussUpgradeTest {
    @ProcedureTest(procedure = "opengauss", withRollback = true)
    void the_cluster_is_upgraded_and_taken_back(ProcedureRun run) {
        assertThat(run).passed();
        assertThat(run).fact("after.picture").at("query", "cluster", "clusterState").isEqualTo("Normal");
        assertThat(run).fact("after.picture").at("query", "cmServers").list().hasSize(3);
    }

    @ProcedureTest(procedure = "opengauss", set = {"lab.nodes=4", "lab.faults=SIM-DISK-80"})
    void a_full_disk_stops_the_upgrade_before_anything_is_changed(ProcedureRun run) {
        assertThat(run).failed().section("OG-4", Verdict.FAIL).section("OG-9", Verdict.BLOCKED);
    }
}
