package org.example.upgrades;

import static dev.runproof.junit.RunAssert.assertThat;

import dev.runproof.junit.ProcedureRun;
import dev.runproof.junit.ProcedureTest;

class OpenMldbUpgradeTest {
    @ProcedureTest(procedure = "openmldb")
    void every_table_is_whole_and_every_tablet_serves_at_the_end(ProcedureRun run) {
        System.out.println(run.facts().stream().map(f -> f.key().name()).sorted().toList());
        assertThat(run).passed();
    }
}
